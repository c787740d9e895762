using System.Globalization;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Quality;

/// <summary>Which files are looked for: whose stable facts are old, which nobody verified, what is missing, what is not reviewed yet.</summary>
public enum QualityList { Stale, Unverified, Incomplete, Unreviewed }

/// <param name="After">Where the page before ended: the value of the last row and its number.</param>
public sealed record QualityAsked(QualityList List = QualityList.Stale, string? After = null)
{
    public const int PageSize = 50;

    internal (long Value, long Number)? Place => After?.Split('_') is [var value, var number] && long.TryParse(value, CultureInfo.InvariantCulture, out var v) && long.TryParse(number, CultureInfo.InvariantCulture, out var n) && Math.Abs(v) < 10_000_000 ? (v, n) : null;
}

public sealed record QualityRow(string Code, string Name, PersonId? OwnerId, string? OwnerName, ReviewState State, int Completeness, int Unverified, LocalDate? FreshUntilOn);

public sealed record QualityFound(IReadOnlyList<QualityRow> Rows, string? Next);

/// <summary>Lists files that want work, the worst first; one index serves each list.</summary>
public sealed class FindQuality(IDbContextFactory<Db> store, Company company, IClock clock)
{
    public async Task<QualityFound> Run(QualityAsked asked, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var found = await Walk(db.FileReviews.AsNoTracking(), asked, company.Today(clock)).Take(QualityAsked.PageSize + 1).ToListAsync(stop);
        var ids = found.ConvertAll(f => f.CustomerId);
        var customers = await db.Customers.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Code, c.Name }).ToDictionaryAsync(c => c.Id, stop);
        var people = await Facts.ReadFile.People(db, found.Select(f => f.OwnerId), stop);
        var rows = found.Take(QualityAsked.PageSize).Where(f => customers.ContainsKey(f.CustomerId))
            .Select(f => new QualityRow(customers[f.CustomerId].Code, customers[f.CustomerId].Name, f.OwnerId, Facts.ReadFile.NameOf(people, f.OwnerId), f.State, f.Completeness, f.Unverified, f.FreshUntilOn)).ToList();
        return new(rows, found.Count > QualityAsked.PageSize ? After(found[QualityAsked.PageSize - 1], asked.List) : null);
    }

    private static IQueryable<FileReview> Walk(IQueryable<FileReview> files, QualityAsked asked, LocalDate today)
    {
        var (value, number) = asked.Place is { } place ? ((int?)place.Value, place.Number) : (null, 0);
        switch (asked.List)
        {
            case QualityList.Stale:
                var from = value is { } day ? Days.Day(day) : (LocalDate?)null;
                files = files.Where(f => f.FreshUntilOn <= today);
                if (from is not null) files = files.Where(f => f.FreshUntilOn >= from && (f.FreshUntilOn > from || f.Number > number));
                return files.OrderBy(f => f.FreshUntilOn).ThenBy(f => f.Number);
            case QualityList.Unverified:
                files = files.Where(f => f.Unverified > 0);
                if (value is not null) files = files.Where(f => f.Unverified <= value && (f.Unverified < value || f.Number < number));
                return files.OrderByDescending(f => f.Unverified).ThenByDescending(f => f.Number);
            case QualityList.Incomplete:
                files = files.Where(f => f.Completeness < 100);
                if (value is not null) files = files.Where(f => f.Completeness >= value && (f.Completeness > value || f.Number > number));
                return files.OrderBy(f => f.Completeness).ThenBy(f => f.Number);
            default:
                files = files.Where(f => f.State < ReviewState.Reviewed);
                if (value is not null) files = files.Where(f => f.State >= (ReviewState)value && (f.State > (ReviewState)value || f.Number > number));
                return files.OrderBy(f => f.State).ThenBy(f => f.Number);
        }
    }

    private static string After(FileReview last, QualityList list)
    {
        var value = list switch
        {
            QualityList.Stale => last.FreshUntilOn!.Value.Number(),
            QualityList.Unverified => last.Unverified,
            QualityList.Incomplete => last.Completeness,
            _ => (int)last.State,
        };
        return string.Create(CultureInfo.InvariantCulture, $"{value}_{last.Number}");
    }
}
