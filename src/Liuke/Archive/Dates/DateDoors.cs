using System.Globalization;
using Liuke.Access;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.Dates;

internal static class DateDoors
{
    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/customers/{code}/dates", async (string code, [FromForm] DateTyped typed, AddDate add, CurrentPerson me, CancellationToken stop) =>
        {
            var contact = Guid.TryParse(typed.Contact, out var id) ? new ContactId(id) : (ContactId?)null;
            if (typed.Yearly() is not { } day) return No(code, Refusal.Invalid(DateWords.NotNumbers));
            return (await add.Run(code, contact, typed.Title, day, me.Id, stop)).Refused(out var no, out _) ? No(code, no) : Results.LocalRedirect(ContactDoors.FileOf(code, "#dates"));
        }).Needs(ArchivePermissions.KeepPeople);

        doors.MapPost("/customers/{code}/dates/{date:guid}/remove", async (string code, Guid date, [FromForm] IFormCollection form, RemoveDate remove, CurrentPerson me, CancellationToken stop) =>
            (await remove.Run(code, new(date), me.Id, stop)).Refused(out var no, out _) ? No(code, no) : Results.LocalRedirect(ContactDoors.FileOf(code, "#dates"))).Needs(ArchivePermissions.KeepPeople);
    }

    private static IResult No(string code, Refusal no)
        => no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<RefusedPage>(new { Title = DateWords.Title, Says = no.Sentence, Back = ContactDoors.FileOf(code, "#dates") }) { StatusCode = no.Status };
}

/// <summary>What somebody typed into the form of a date, as it was typed.</summary>
internal sealed record DateTyped
{
    public string? Contact { get; init; }
    public string? Title { get; init; }
    public string? Calendar { get; init; }
    public string? Year { get; init; }
    public string? Month { get; init; }
    public string? Day { get; init; }
    public string? Leap { get; init; }

    /// <returns>Null where a number is none.</returns>
    public YearlyDay? Yearly()
    {
        var isLunar = string.Equals(Calendar, "lunar", StringComparison.OrdinalIgnoreCase);
        if (!TryNumber(Month, out var month) || !TryNumber(Day, out var day)) return null;
        int? year = TryNumber(Year, out var known) ? known : null;
        if (year is null && !string.IsNullOrWhiteSpace(Year)) return null;
        return new(isLunar ? YearlyCalendar.Lunar : YearlyCalendar.Solar, year, month, day, isLunar && Leap is not null);
    }

    private static bool TryNumber(string? typed, out int number) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
