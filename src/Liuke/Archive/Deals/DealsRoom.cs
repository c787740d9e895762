using System.Globalization;
using Liuke.Access;
using Liuke.Archive.Facts;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Archive.Deals;

internal static class DealsRoom
{
    public static IServiceCollection AddDeals(this IServiceCollection services)
        => services.AddScoped<ReadDeals>().AddScoped<AddMilestone>().AddScoped<FinishMilestone>().AddScoped<RemoveMilestone>().AddTimelineWords<DealTimeline>().AddCustomerPanel<DealsPanel>(12, PanelPlace.Main, CustomerTab.Ties);

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/customers/{code}/deals/{deal:guid}/milestones", async (string code, Guid deal, [FromForm] IFormCollection form, AddMilestone add, CurrentPerson me, CancellationToken stop) =>
        {
            if (Read(form).Refused(out var wrong, out var wish)) return Answer(wrong, code);
            return Answer((await add.Run(code, FileEntryId.From(deal), wish, me.Id, stop)).Refusal, code);
        }).Needs(ArchivePermissions.ChangeFiles);

        doors.MapPost("/customers/{code}/milestones/{step:guid}/done", async (string code, Guid step, [FromForm] string? on, FinishMilestone finish, CurrentPerson me, CancellationToken stop) =>
            Day(on).Refused(out var wrong, out var day) ? Answer(wrong, code) : Answer((await finish.Run(code, new(step), day, me.Id, stop)).Refusal, code)).Needs(ArchivePermissions.ChangeFiles);

        doors.MapPost("/customers/{code}/milestones/{step:guid}/remove", async (string code, Guid step, [FromForm] string? unused, RemoveMilestone remove, CurrentPerson me, CancellationToken stop) =>
            Answer((await remove.Run(code, new(step), me.Id, stop)).Refusal, code)).Needs(ArchivePermissions.ChangeFiles);
    }

    private static Outcome<MilestoneWish> Read(IFormCollection form)
    {
        if (Day(form["due"]).Refused(out var wrong, out var due) || Day(form["done"]).Refused(out wrong, out var done)) return wrong;
        var typed = form["amount"].ToString().Trim().TrimStart('¥', '￥').Replace(",", "", StringComparison.Ordinal);
        if (typed.Length == 0) return new MilestoneWish(form["what"], due, done);
        return decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? new MilestoneWish(form["what"], due, done, amount) : Refusal.Invalid(DealWords.NotAnAmount);
    }

    private static Outcome<LocalDate?> Day(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return (LocalDate?)null;
        return LocalDatePattern.Iso.Parse(typed.Trim()) is { Success: true, Value: var day } ? day : Refusal.Invalid(DealWords.NotADay);
    }

    private static IResult Answer(Refusal? no, string code)
    {
        var back = ContactDoors.FileOf(code, "/deals");
        if (no is null) return Results.LocalRedirect(back);
        return no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<RefusedPage>(new { Title = DealWords.Title, Says = no.Sentence, Back = back }) { StatusCode = no.Status };
    }
}
