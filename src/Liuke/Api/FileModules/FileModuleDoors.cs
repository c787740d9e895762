using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Archive.Modules;

namespace Liuke.Api.FileModules;

/// <summary>The modules and fields of which files are made.</summary>
internal static class FileModuleDoors
{
    private const string Group = "File";

    public static void Map(RouteGroupBuilder api)
        => api.MapGet("/file-modules", async (ReadModules read, CancellationToken stop) =>
        {
            var all = await read.Run(stop);
            return ApiDoors.Yes(new FileModulesAnswer([.. all.Modules.Select(m => FileModuleAnswer.Of(m, all))]));
        }).Is(ArchivePermissions.ViewCustomers, new("readFileModules", Group, FactDoorWords.Modules)).Answers(new FileModulesAnswer([FactExamples.Module]));
}
