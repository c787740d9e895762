using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Dates;

/// <summary>A date that comes round soon and for which nothing was raised yet.</summary>
public sealed record DueDate(ImportantDateId Id, CustomerId Customer, PersonId? OwnerId, DepartmentId DepartmentId, string Title, string? ContactName, YearlyDay Day, LocalDate On);

/// <summary>Which dates come round soon, for the room that raises work for them.</summary>
public static class DueDates
{
    /// <summary>The dates kept on one day, a few at a time, in the order of their ids.</summary>
    public static async Task<IReadOnlyList<DueDate>> On(Db db, LocalDate day, ImportantDateId? after, int take, CancellationToken stop)
    {
        var found = new List<ImportantDate>();
        foreach (var (calendar, month, number) in YearlyDay.KeptOn(day))
        {
            var kept = db.ImportantDates.AsNoTracking().Where(d => d.Calendar == calendar && d.Month == month && d.Day == number && (d.RaisedFor == null || d.RaisedFor < day));
            if (after is { } last) kept = kept.Where(d => d.Id > last);
            found.AddRange(await kept.OrderBy(d => d.Id).Take(take).ToListAsync(stop));
        }

        var some = found.OrderBy(d => d.Id.Value).Take(take).ToList();
        var (customers, contacts) = (some.Select(d => d.CustomerId).Distinct().ToList(), some.Select(d => d.ContactId).OfType<ContactId>().Distinct().ToList());
        var places = await db.Customers.AsNoTracking().Where(c => customers.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => (c.OwnerId, c.DepartmentId), stop);
        var names = await db.Contacts.AsNoTracking().Where(c => contacts.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, stop);
        return [.. some.Where(d => places.ContainsKey(d.CustomerId)).Select(d => new DueDate(d.Id, d.CustomerId, places[d.CustomerId].OwnerId, places[d.CustomerId].DepartmentId, d.Title,
            d.ContactId is { } contact ? names.GetValueOrDefault(contact) : null, d.Yearly, day))];
    }

    /// <summary>Keeps that work was raised for these, in the transaction that raised it.</summary>
    public static async Task Raised(Db db, IReadOnlyCollection<ImportantDateId> dates, LocalDate on, CancellationToken stop)
        => await db.ImportantDates.Where(d => dates.Contains(d.Id)).ExecuteUpdateAsync(set => set.SetProperty(d => d.RaisedFor, on), stop);
}
