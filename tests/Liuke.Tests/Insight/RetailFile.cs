using System.Globalization;
using System.IO.Compression;
using NodaTime.Text;

namespace Liuke.Tests.Insight;

/// <summary>The real Online Retail file as sales by invoice, for tests that need a firm and not an import.</summary>
internal static class RetailFile
{
    private static readonly Lazy<IReadOnlyList<Sale>> Read = new(Load);

    public static IReadOnlyList<Sale> Sales => Read.Value;

    private static List<Sale> Load()
    {
        using var file = File.OpenRead(Path.Combine(RepositoryRoot(), "samples", "online_retail.csv.gz"));
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        lines.ReadLine();
        var invoices = new Dictionary<string, Sale>(StringComparer.Ordinal);
        while (lines.ReadLine() is { } line)
        {
            // Only the description, in the middle, may hold commas: the rest is counted from both ends.
            if (line.Split(',') is not [var invoice, .., var quantity, var at, var price, var customer, _] || customer.Length == 0) continue;
            var amount = int.Parse(quantity, CultureInfo.InvariantCulture) * decimal.Parse(price, CultureInfo.InvariantCulture);
            var day = LocalDatePattern.Iso.Parse(at[..10]).Value;
            invoices[invoice] = invoices.TryGetValue(invoice, out var sale) ? sale with { Amount = sale.Amount + amount } : new(customer, day, amount);
        }

        return [.. invoices.Values];
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Liuke.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
