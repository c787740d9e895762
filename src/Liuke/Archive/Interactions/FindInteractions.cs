using System.Globalization;
using Liuke.Access;
using Liuke.Archive.Lists;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Interactions;

/// <summary>Which interactions are asked for; all of it stands in the address.</summary>
/// <param name="Words">Any part of what was said or is to be done next.</param>
/// <param name="Code">Of one customer only.</param>
/// <param name="After">Where the page before ended.</param>
public sealed record InteractionsAsked(string? Words, string? Code = null, InteractionChannel? Channel = null, string? After = null)
{
    public const int PageSize = 30, WordsMax = 100;
}

public sealed record InteractionRow(string Code, string CustomerName, InteractionView View);

public sealed record InteractionsFound(IReadOnlyList<InteractionRow> Rows, string? After);

/// <summary>Finds what was said by any part of the words, the newest first, within the reach of whoever asks.</summary>
/// <remarks>Few hits are fetched by the index of words; many are found by walking from the newest, for one need not walk far.</remarks>
public sealed class FindInteractions(IDbContextFactory<Db> store, SearchTrail trail, CurrentPerson current, Company company, IClock clock)
{
    private const int Many = 5000, DaysWithoutWords = 90;

    public async Task<InteractionsFound> Run(InteractionsAsked asked, CancellationToken stop)
    {
        await using var db = await store.Open(stop);
        if (current.IsKnown && asked is { Words: { } typed, After: null }) await trail.Keep(db, current.Id, typed, stop);

        var matching = await Matching(db, asked, stop);
        if (asked.Channel is { } channel) matching = matching.Where(i => i.Channel == channel);
        if (Spot(asked.After) is { } from) matching = matching.Where(i => i.HappenedAt < from.At || (i.HappenedAt == from.At && i.Number < from.Number));
        var found = await matching.OrderByDescending(i => i.HappenedAt).ThenByDescending(i => i.Number).Take(InteractionsAsked.PageSize + 1).ToListAsync(stop);
        var shown = found.Take(InteractionsAsked.PageSize).ToList();
        var ids = shown.Select(i => i.CustomerId).Distinct().ToList();
        var customers = await db.Customers.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => (c.Code, c.Name), stop);
        var views = await db.View(shown, stop);
        return new([.. views.Select((v, i) => new InteractionRow(customers[shown[i].CustomerId].Code, customers[shown[i].CustomerId].Name, v))],
            found.Count > shown.Count ? Address(shown[^1]) : null);
    }

    private async Task<IQueryable<Interaction>> Matching(Db db, InteractionsAsked asked, CancellationToken stop)
    {
        // What was corrected is not found; what stands in its place is.
        var every = db.Interactions.AsNoTracking();
        var all = every.Where(i => !every.Any(later => later.CorrectsId == i.Id));
        if (asked.Code is { } code)
        {
            var wanted = code.Trim().ToUpperInvariant();
            var customer = await db.Customers.Where(c => c.Code == wanted).Select(c => (CustomerId?)c.Id).SingleOrDefaultAsync(stop) ?? default;
            all = all.Where(i => i.CustomerId == customer);
        }

        var words = CustomerName.Key(asked.Words ?? "");
        if (words.Length == 0)
        {
            if (asked.Code is not null) return all;
            var since = company.Today(clock).PlusDays(-DaysWithoutWords).AtStartOfDayInZone(company.Zone).ToInstant();
            return all.Where(i => i.HappenedAt >= since);
        }

        all = all.Where(i => i.BodyKey.Contains(words));
        if (asked.Code is not null) return all;
        var numbers = await db.Dialect.Holding(db, Interaction.Text, words, Many + 1).ToListAsync(stop);
        return numbers.Count > Many ? all : all.Where(i => EF.Parameter(numbers).Contains(i.Number));
    }

    private static string Address(Interaction last) => $"{last.HappenedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}_{last.Number.ToString(CultureInfo.InvariantCulture)}";

    private static (Instant At, long Number)? Spot(string? address)
        => address?.Split('_') is [var at, var number] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms < 253402300800000 && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? (Instant.FromUnixTimeMilliseconds(ms), n) : null;
}
