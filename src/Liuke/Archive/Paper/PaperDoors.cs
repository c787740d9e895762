using System.Text;
using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.Paper;

/// <summary>What leaves the program on paper or as cards.</summary>
internal static class PaperDoors
{
    public static IServiceCollection AddPaper(this IServiceCollection services) => services
        .AddPermissions(new Permission(ArchivePermissions.PrintFiles, PaperWords.MayPrint, Roles.Rep | Roles.Manager | Roles.GM) { Act = Act.Copy, ByGrant = ByGrant.Nothing })
        .AddAuditKinds(PaperWords.Audit).AddScoped<WholeNumbers>().AddScoped<PrintFile>().AddScoped<TakeContacts>().AddScoped<ReadPaperForm>();

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/customers/{code}/print", async (string code, [FromForm] IFormCollection form, PrintFile print, CancellationToken stop) =>
            (await print.Run(code, new([.. form["part"].OfType<string>()], true), stop)).Refused(out var no, out var file)
                ? No(code, no) : new RazorComponentResult<PrintAgain>(new { File = file })).Needs(ArchivePermissions.RevealMobile);

        doors.MapGet("/customers/{code}/contacts.vcf", async (string code, TakeContacts take, CancellationToken stop) => Answer(code, await take.Run(code, false, stop))).Needs(ArchivePermissions.PrintFiles);

        doors.MapPost("/customers/{code}/contacts.vcf", async (string code, [FromForm] IFormCollection form, TakeContacts take, CancellationToken stop) => Answer(code, await take.Run(code, true, stop))).Needs(ArchivePermissions.RevealMobile);
    }

    private static IResult Answer(string code, Outcome<string> cards)
        => cards.Refused(out var no, out var book) ? No(code, no) : Results.File(Encoding.UTF8.GetBytes(book), "text/vcard; charset=utf-8", $"{code.ToUpperInvariant()}.vcf");

    private static IResult No(string code, Refusal no)
        => no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<RefusedPage>(new { Title = PaperWords.Title, Says = no.Sentence, Back = $"/customers/{code}/print" }) { StatusCode = no.Status };
}
