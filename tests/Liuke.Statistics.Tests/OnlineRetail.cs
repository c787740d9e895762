using System.Globalization;
using System.IO.Compression;
using Liuke.Statistics.BuyTillYouDie;

namespace Liuke.Statistics.Tests;

/// <summary>samples/online_retail.csv.gz: lines with a customer, amounts in tenths of a penny.</summary>
internal static class OnlineRetail
{
    public static readonly int CalibrationEnd = Cdnow.Day("2011-08-31");

    private static readonly Lazy<(bool Cancelled, int Customer, int Day, long Amount)[]> Lines = new(() => [.. Read()]);

    /// <summary>The log without cancelling invoices (numbers that begin with C), or with them.</summary>
    public static DayLog Log(bool withCancelled = false)
    {
        var lines = Lines.Value.Where(line => withCancelled || !line.Cancelled).ToArray();
        return new([.. lines.Select(l => l.Customer)], [.. lines.Select(l => l.Day)], [.. lines.Select(l => l.Amount)]);
    }

    private static IEnumerable<(bool Cancelled, int Customer, int Day, long Amount)> Read()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Sample()), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = Fields(line);
            if (fields[6].Length == 0) continue;
            yield return (fields[0][0] == 'C', (int)Number(fields[6]), Cdnow.Day(fields[4][..10]), (long)Math.Round(Number(fields[3]) * Number(fields[5]) * 1000));
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Sample()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "samples", "online_retail.csv.gz");
            if (File.Exists(file)) return file;
        }
        throw new FileNotFoundException("samples/online_retail.csv.gz lies above no folder of the tests.");
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        for (var at = 0; at <= line.Length;)
        {
            var quoted = at < line.Length && line[at] == '"';
            var end = quoted ? line.IndexOf("\",", at + 1, StringComparison.Ordinal) : line.IndexOf(',', at);
            if (end < 0) end = quoted ? line.Length - 1 : line.Length;
            fields.Add(quoted ? line[(at + 1)..end] : line[at..end]);
            at = end + (quoted ? 2 : 1);
        }
        return fields;
    }
}
