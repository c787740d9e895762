using Liuke.Access;
using Liuke.Intake;

namespace Liuke.Archive.Imports;

internal static class ImportTemplateDoors
{
    public static void Map(IEndpointRouteBuilder doors)
        => doors.MapGet("/imports/customers/template", async (bool? paper, WriteTemplate write, CancellationToken stop) =>
            Results.File(await write.Run(paper == true, stop), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                $"{(paper == true ? CustomerImportWords.PaperFile : CustomerImportWords.TemplateFile)}.xlsx"))
            .Needs(IntakePermissions.Import);
}
