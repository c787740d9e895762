using System.Globalization;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Statistics.BuyTillYouDie;

namespace Liuke.CommandLine.Fit;

/// <summary>Reads a table that others have summed up already: x, t_x and T in weeks, perhaps zbar, one customer a line.</summary>
internal sealed class SummaryTable
{
    private readonly TableReader file;
    private readonly int x, last, age, spend;

    private SummaryTable(TableReader file, int x, int last, int age, int spend) => (this.file, this.x, this.last, this.age, this.spend) = (file, x, last, age, spend);

    /// <returns>Null where the headers are not those of a summary.</returns>
    public static SummaryTable? In(TableReader file)
    {
        var (x, last, age) = (At(file, "x", "frequency"), At(file, "t_x", "tx", "t.x", "recency"), At(file, "T", "T_cal", "T.cal", "age"));
        return x < 0 || last < 0 || age < 0 ? null : new(file, x, last, age, At(file, "zbar", "m_x", "monetary_value"));
    }

    public Outcome<FitInput> Read(CancellationToken stop)
    {
        var (counts, lasts, ages, spends) = (new List<int>(), new List<double>(), new List<double>(), new List<double>());
        while (file.Read())
        {
            stop.ThrowIfCancellationRequested();
            var row = file.Current;
            if (!int.TryParse(row.Cell(x), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || Number(row.Cell(last)) is not { } t || Number(row.Cell(age)) is not { } old || t > old || (count == 0 && t > 0))
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
        return new FitInput(MergedRows.FromWeeks([.. counts], [.. lasts], [.. ages]), [.. counts], spend < 0 ? null : [.. spends])
        {
            Columns = new[] { ("x", x), ("t_x", last), ("T", age), ("zbar", spend) }.Where(c => c.Item2 >= 0).ToDictionary(c => c.Item1, c => file.Headers[c.Item2], StringComparer.Ordinal),
        };
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

    private static double? Number(string written)
        => double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number >= 0 ? number : null;
}
