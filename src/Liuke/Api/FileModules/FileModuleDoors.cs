using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Archive.Modules;
using Liuke.Basics;

namespace Liuke.Api.FileModules;

/// <param name="Kinds">enterprise, person, dealer, supplier.</param>
/// <param name="Key">What the key of a new one ends with; made by the program where it is left out.</param>
/// <param name="Shape">one or many; of a new one only.</param>
public sealed record ModuleCall(string Zh, string En, IReadOnlyList<string> Kinds, int? Place = null, string? Key = null, string Shape = "one", bool IsRetired = false);

/// <param name="Type">text, longText, number, money, date, choice, yesNo, person, customer or department; stays once something was kept.</param>
/// <param name="Class">stable or dynamic.</param>
public sealed record FieldCall(string Zh, string En, string Type, string Class = "stable", bool IsPersonal = false, bool CountsForCompleteness = false, int? Place = null, string? Key = null, bool IsRetired = false, IReadOnlyList<OptionAnswer>? Options = null);

public sealed record KeyAnswer(string Key);

/// <summary>The modules and fields of which files are made.</summary>
internal static class FileModuleDoors
{
    private const string Group = "File", Change = ArchivePermissions.ChangeModules;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/file-modules", async (ReadModules read, CancellationToken stop) =>
        {
            var all = await read.Run(stop);
            return ApiDoors.Yes(new FileModulesAnswer([.. all.Modules.Select(m => FileModuleAnswer.Of(m, all))]));
        }).Is(ArchivePermissions.ViewCustomers, new("readFileModules", Group, FactDoorWords.Modules)).Answers(new FileModulesAnswer([FactExamples.Module]));

        api.MapPost("/file-modules", (Body<ModuleCall> body, SaveModule save, CurrentPerson me, CancellationToken stop) => Module(null, body.Value, (save, me), stop))
            .Is(Change, new("addFileModule", Group, FactDoorWords.AddModule, 409, 422)).Takes(FactExamples.ModuleCall).Answers(new KeyAnswer("x-logistics"));

        api.MapPut("/file-modules/{key}", (string key, Body<ModuleCall> body, SaveModule save, CurrentPerson me, CancellationToken stop) => Module(key, body.Value, (save, me), stop))
            .Is(Change, new("changeFileModule", Group, FactDoorWords.ChangeModule, 404, 422)).Takes(FactExamples.ModuleCall).Answers(new KeyAnswer("x-logistics"));

        api.MapPost("/file-modules/{key}/fields", (string key, Body<FieldCall> body, SaveField save, CurrentPerson me, CancellationToken stop) => Field(key, null, body.Value, (save, me), stop))
            .Is(Change, new("addFileField", Group, FactDoorWords.AddField, 404, 409, 422)).Takes(FactExamples.FieldCall).Answers(new KeyAnswer("x.tea"));

        api.MapPut("/file-modules/{key}/fields/{field}", (string key, string field, Body<FieldCall> body, SaveField save, CurrentPerson me, CancellationToken stop) => Field(key, field, body.Value, (save, me), stop))
            .Is(Change, new("changeFileField", Group, FactDoorWords.ChangeField, 404, 409, 422)).Takes(FactExamples.FieldCall).Answers(new KeyAnswer("x.tea"));
    }

    private static async Task<IResult> Module(string? key, ModuleCall call, (SaveModule Use, CurrentPerson Me) by, CancellationToken stop)
    {
        if (!ApiJson.TryWord<ModuleShape>(call.Shape, out var shape)) return ApiDoors.No(Problem.Field("shape", BorderWords.UnknownWord));
        var kinds = ModuleKinds.None;
        foreach (var word in call.Kinds)
        {
            if (!ApiJson.TryWord<CustomerKind>(word, out var kind)) return ApiDoors.No(Problem.Field("kinds", BorderWords.UnknownWord));
            kinds |= (ModuleKinds)(1 << (int)kind);
        }

        return (await by.Use.Run(key, new(new(call.Zh, call.En), kinds, call.Place, call.Key, shape, call.IsRetired), by.Me.Id, stop)).Or(saved => new KeyAnswer(saved));
    }

    private static async Task<IResult> Field(string module, string? key, FieldCall call, (SaveField Use, CurrentPerson Me) by, CancellationToken stop)
    {
        if (!ApiJson.TryWord<FieldType>(call.Type, out var type)) return ApiDoors.No(Problem.Field("type", BorderWords.UnknownWord));
        if (!ApiJson.TryWord<FactClass>(call.Class, out var @class)) return ApiDoors.No(Problem.Field("class", BorderWords.UnknownWord));
        var options = (call.Options ?? []).Select(o => new FieldOption(o.Key, o.Zh, o.En, o.IsRetired)).ToList();
        return (await by.Use.Run(key, module, new(new(call.Zh, call.En), type, new(@class, call.IsPersonal, call.CountsForCompleteness), call.Place, options, call.Key, call.IsRetired), by.Me.Id, stop)).Or(saved => new KeyAnswer(saved));
    }
}
