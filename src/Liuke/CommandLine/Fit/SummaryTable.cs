using System.Globalization;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.BuyTillYouDie.Opportunities;

namespace Liuke.CommandLine.Fit;

/// <summary>
/// Reads a table that others have summed up already, one customer a line: x, t_x and T in weeks, perhaps zbar; or x, t_x and n in
/// opportunities, perhaps with a column of how many customers the line stands for.
/// </summary>
internal sealed class SummaryTable
{
    private readonly TableReader file;
    private readonly int x, last, age, spend, of, customers;

    private SummaryTable(TableReader file, int x, int last, int age, int of)
    {
        (this.file, this.x, this.last, this.age, this.of) = (file, x, last, age, of);
        spend = At(file, "zbar", "m_x", "monetary_value");
        customers = At(file, "customers", "count", "num");
    }

    /// <returns>Null where the headers are not those of a summary.</returns>
    public static SummaryTable? In(TableReader file)
    {
        var (x, last, age) = (At(file, "x", "frequency"), At(file, "t_x", "tx", "t.x", "recency"), At(file, "T", "T_cal", "T.cal", "age"));
        var n = At(file, "n", "n.cal", "n_cal", "opportunities");
        return x < 0 || last < 0 || (age < 0 && n < 0) ? null : new(file, x, last, age, n);
    }

    public Outcome<FitInput> Read(CancellationToken stop) => age >= 0 ? ReadTimes(stop) : ReadOpportunities(stop);

    private Outcome<FitInput> ReadOpportunities(CancellationToken stop)
    {
        var (counts, lasts, ofs, groups) = (new List<int>(), new List<int>(), new List<int>(), new List<double>());
        while (file.Read())
        {
            stop.ThrowIfCancellationRequested();
            var row = file.Current;
            if (Whole(row.Cell(x)) is not { } count || Whole(row.Cell(last)) is not { } t || Whole(row.Cell(of)) is not { } n
                || count > t || t > n || (count == 0 && t > 0) || n > OpportunityRows.MaxOpportunities
                || (customers >= 0 ? Number(row.Cell(customers)) : 1) is not { } group)
                return Refusal.Invalid(FitWords.BadOpportunities(row.LineNo));
            counts.Add(count);
            lasts.Add(t);
            ofs.Add(n);
            groups.Add(group);
        }

        if (file.Damage is { } damage) return damage;
        if (groups.Sum() <= 0) return Refusal.Invalid(FitWords.NoPurchases);
        var rows = OpportunityRows.From([.. counts], [.. lasts], [.. ofs], [.. groups]);
        return new FitInput([], null) { Opportunities = _ => rows, Columns = Used(("x", x), ("t_x", last), ("n", of), ("customers", customers)) };
    }

    private Outcome<FitInput> ReadTimes(CancellationToken stop)
    {
        var (counts, lasts, ages, spends) = (new List<int>(), new List<double>(), new List<double>(), new List<double>());
        while (file.Read())
        {
            stop.ThrowIfCancellationRequested();
            var row = file.Current;
            if (Whole(row.Cell(x)) is not { } count || Number(row.Cell(last)) is not { } t || Number(row.Cell(age)) is not { } old || t > old || (count == 0 && t > 0))
                return Refusal.Invalid(FitWords.BadSummary(row.LineNo));
            counts.Add(count);
            lasts.Add(t);
            ages.Add(old);
            if (spend < 0) continue;
            if (Number(row.Cell(spend)) is not { } mean) return Refusal.Invalid(FitWords.BadSummary(row.LineNo));
            spends.Add(mean);
        }

        if (file.Damage is { } damage) return damage;
        if (counts.Count == 0) return Refusal.Invalid(FitWords.NoPurchases);
        return new FitInput([.. counts], spend < 0 ? null : [.. spends])
        {
            Rows = MergedRows.FromWeeks([.. counts], [.. lasts], [.. ages]),
            Columns = Used(("x", x), ("t_x", last), ("T", age), ("zbar", spend)),
        };
    }

    private Dictionary<string, string> Used(params ReadOnlySpan<(string Name, int At)> columns)
    {
        var used = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, at) in columns)
            if (at >= 0) used[name] = file.Headers[at];
        return used;
    }

    // T and t are different things here: what is written exactly so comes first.
    private static int At(TableReader file, params IReadOnlyList<string> names)
    {
        foreach (var comparison in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
            foreach (var name in names)
                for (var i = 0; i < file.Headers.Count; i++)
                    if (string.Equals(file.Headers[i], name, comparison)) return i;
        return -1;
    }

    private static int? Whole(string written) => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Number(string written)
        => double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number >= 0 ? number : null;
}
