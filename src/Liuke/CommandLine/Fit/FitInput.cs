using Liuke.Basics;
using Liuke.CommandLine.Purchases;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.BuyTillYouDie.Opportunities;
using NodaTime;

namespace Liuke.CommandLine.Fit;

/// <summary>What a file tells the models, and what of it was left out.</summary>
/// <param name="X">Repeat purchase days a customer, for the model of spend.</param>
/// <param name="MeanSpend">Mean net of a repeat purchase day; null where the file tells no amounts.</param>
internal sealed record FitInput(int[] X, double[]? MeanSpend)
{
    /// <summary>Histories with their gaps, from a log.</summary>
    public PurchaseHistories? Histories { get; init; }

    /// <summary>Histories by their times alone, from a summary; null where it tells opportunities.</summary>
    public MergedRows? Rows { get; init; }

    /// <summary>Opportunities taken, by how long one lasts; null where the file cannot tell.</summary>
    public Func<int, OpportunityRows>? Opportunities { get; init; }

    public LocalDate? Until { get; init; }
    public LineCounts? Lines { get; init; }
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What a person should know about how the file was read.</summary>
    public IReadOnlyList<Text> Remarks { get; init; } = [];

    public static Outcome<FitInput> Of(PurchaseFile file, LocalDate? asked)
    {
        var log = file.Log;
        var last = asked?.ToDateOnly().DayNumber ?? log.Day.Max();
        var until = LocalDate.FromDateOnly(DateOnly.FromDayNumber(last));
        var histories = PurchaseHistories.From(log, last, file.Reading);
        if (histories.Count == 0) return Refusal.Invalid(FitWords.NothingUntil(until));
        var after = log.Day.Count(day => day > last);
        return new FitInput(histories.X, log.AmountMinor is null ? null
            : [.. histories.X.Select((_, i) => histories.MeanRepeatSpendMinor(i) / PurchaseFile.PartsPerUnit)])
        {
            Histories = histories,
            Opportunities = days => Taken(log, histories, days),
            Until = until,
            Lines = new(file.Lines, log.Lines - after, file.WithoutCustomer, file.Returns, file.Unread, after),
            Columns = file.Columns,
            Remarks = file.FirstUnread is { } unread ? [PurchaseWords.Unread(file.Unread, unread.Line, unread.Why)] : [],
        };
    }

    /// <summary>Stretches of equal length from each customer's first purchase day on, whole ones up to the cut; taken where something was bought.</summary>
    private static OpportunityRows Taken(DayLog log, PurchaseHistories histories, int days)
    {
        var place = new int[log.Customer.Max() + 1];
        Array.Fill(place, -1);
        for (var i = 0; i < histories.Count; i++) place[histories.Customer[i]] = i;
        int[] of = [.. histories.AgeDays.Select(age => Math.Min(age / days, OpportunityRows.MaxOpportunities))];
        var taken = new HashSet<(int Customer, int Stretch)>();
        for (var line = 0; line < log.Lines; line++)
        {
            if (place[log.Customer[line]] is not (>= 0 and var i) || log.Day[line] <= histories.FirstDay[i]) continue;
            var stretch = (log.Day[line] - histories.FirstDay[i] - 1) / days + 1;
            if (stretch <= of[i]) taken.Add((i, stretch));
        }
        var (x, last) = (new int[histories.Count], new int[histories.Count]);
        foreach (var (i, stretch) in taken) (x[i], last[i]) = (x[i] + 1, Math.Max(last[i], stretch));
        return OpportunityRows.From(x, last, of);
    }
}

/// <summary>Lines of an order log by what became of them.</summary>
/// <param name="Returns">Lines with a negative quantity or amount: returns and cancellations are no purchases.</param>
internal sealed record LineCounts(long Read, long Used, long WithoutCustomer, long Returns, long Unreadable, long AfterUntil);
