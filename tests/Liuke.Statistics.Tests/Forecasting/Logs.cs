using System.Globalization;
using System.IO.Compression;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Forecasting;
using Liuke.Statistics.Learning;

namespace Liuke.Statistics.Tests.Forecasting;

/// <summary>Logs to forecast.</summary>
internal static class Logs
{
    private static readonly Lazy<DayLog> RetailLog = new(ReadRetail);

    /// <summary>Online Retail (UCI, Daqing Chen, CC BY 4.0), lines without a customer and those that are no sale left out.</summary>
    public static DayLog OnlineRetail => RetailLog.Value;

    /// <summary>Customers with rates and lifetimes of their own, coming evenly over the days, and a cosine season.</summary>
    public static DayLog Seasonal(DateOnly first, int days, double amplitude, ulong seed)
    {
        var random = new SplitMix(seed);
        var (customers, dates) = (new List<int>(), new List<int>());
        for (var customer = 0; customer < 1500; customer++)
        {
            var start = random.Below(days);
            var rate = -.02 * Math.Log(Uniform());
            var end = start - 400 * Math.Log(Uniform());
            for (var day = start; day < days && day <= end; day++)
            {
                // The year's top is in the middle of November.
                var season = 1 + amplitude * Math.Cos(2 * Math.PI * (first.AddDays(day).DayOfYear - 320) / 365.25);
                if (day > start && Uniform() >= rate * season) continue;
                customers.Add(customer);
                dates.Add(first.DayNumber + day);
            }
        }
        return new([.. customers], [.. dates]);

        double Uniform() => ((random.Next() >> 11) + 0.5) * Math.ScaleB(1, -53);
    }

    private static DayLog ReadRetail()
    {
        var (customers, days, money) = (new List<int>(), new List<int>(), new List<long>());
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Sample("online_retail.csv.gz")), CompressionMode.Decompress));
        reader.ReadLine();
        var index = new Dictionary<string, int>();
        while (reader.ReadLine() is { } line)
        {
            // Only descriptions hold commas, and they are not read: fields are counted from the end.
            var f = line.Split(',');
            var amount = (long)Math.Round(decimal.Parse(f[^3], CultureInfo.InvariantCulture) * int.Parse(f[^5], CultureInfo.InvariantCulture) * 100);
            if (f[^2].Length == 0 || amount <= 0) continue;
            if (!index.TryGetValue(f[^2], out var customer)) index[f[^2]] = customer = index.Count;
            customers.Add(customer);
            days.Add(Cdnow.Day(f[^4][..10]));
            money.Add(amount);
        }
        return new([.. customers], [.. days], [.. money]);
    }

    private static string Sample(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "samples", name) is var file && File.Exists(file)) return file;
        throw new FileNotFoundException("The samples folder of the checkout is missing.", name);
    }
}
