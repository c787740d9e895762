using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using NodaTime;

namespace Liuke.Demo;

/// <summary>
/// The real purchases of Online Retail, moved by whole weeks to end in the present week, with invented names, phones,
/// regions, owners and product costs beside them: the kind of file a firm would drop in.
/// </summary>
/// <param name="source">The original, compressed.</param>
/// <param name="oneIn">Keeps the customers whose code divides by this; 1 keeps every line.</param>
internal sealed class DemoSalesFile(string source, int oneIn = 1)
{
    private static readonly LocalDate LastDay = new(2011, 12, 9);

    private static readonly string[] Added = ["客户名称", "联系手机", "地区", "业务员", "成本"];

    private readonly Dictionary<string, InventedCustomer> customers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> costs = new(StringComparer.Ordinal);

    /// <summary>Whole weeks between the data's last day and the latest such weekday that is not in the future.</summary>
    public static int WeeksTo(LocalDate today) => Period.DaysBetween(LastDay, today) / 7;

    public async Task Write(string target, LocalDate today, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var days = WeeksTo(today) * 7;
        await using var input = new GZipStream(File.OpenRead(source), CompressionMode.Decompress);
        await using var reader = CsvReader.Create(input, new CsvReaderOptions());
        await using var writer = CsvWriter.Create(File.Create(target), new CsvWriterOptions());
        var (product, date, price, customer) = (reader.GetFieldIndex("StockCode"), reader.GetFieldIndex("InvoiceDate"), reader.GetFieldIndex("UnitPrice"), reader.GetFieldIndex("CustomerID"));
        await writer.WriteRecordAsync([.. reader.Headers, .. Added], stop);

        while (await reader.ReadAsync(stop))
        {
            var row = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
            if (oneIn > 1 && (row[customer].Length == 0 || int.Parse(row[customer], CultureInfo.InvariantCulture) % oneIn != 0)) continue;
            row[date] = Moved(row[date], days);
            await writer.WriteRecordAsync([.. row, .. Invented(row[customer], row[product], row[price])], stop);
        }

        await writer.FlushAsync(stop);
    }

    private string[] Invented(string code, string product, string price)
    {
        if (code.Length == 0) return ["", "", "", "", ""];
        if (!customers.TryGetValue(code, out var who)) customers[code] = who = InventedCustomer.Of(code, DemoPeople.Reps.Length);
        return [who.Name, who.Mobile, who.Region, DemoPeople.Reps[who.Owner].UserName, Cost(product, price)];
    }

    // One cost a product, from the first price it was sold at: who buys at a discount earns the firm less.
    private string Cost(string product, string price)
    {
        if (!costs.TryGetValue(product, out var cost))
        {
            var sold = decimal.Parse(price, CultureInfo.InvariantCulture);
            if (sold <= 0) return "";
            costs[product] = cost = Math.Round(sold * InventedCustomer.CostShare(product), 4);
        }

        return cost.ToString(CultureInfo.InvariantCulture);
    }

    private static string Moved(string at, int days)
        => DateTime.ParseExact(at, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture).AddDays(days).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
