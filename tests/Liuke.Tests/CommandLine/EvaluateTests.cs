using System.Globalization;
using System.Text.Json;
using Liuke.Basics;
using Liuke.CommandLine.Purchases;
using Xunit;

namespace Liuke.Tests.CommandLine;

public sealed class EvaluateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liuke").FullName;

    [Fact]
    public void a_sales_file_becomes_days_of_customers_and_returns_are_no_purchases()
    {
        var path = Write("sales.csv",
            "InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID",
            "1,2,2011-03-01 08:26:00,2.55,17850",
            "1,1,2011-03-01 08:26:00,1,17850",
            "2,5,2011-03-04 10:00:00,0.5,13047",
            "C3,-2,2011-03-05 10:00:00,2.55,17850",
            "4,1,2011-03-06 10:00:00,0,13047",
            "5,1,2011-03-07 10:00:00,3,",
            "6,1,not a day,3,13047");
        Assert.False(PurchaseFile.Read(path, new(), new Company(), default).Refused(out _, out var read));

        Assert.Equal(["17850", "13047"], read.Customers);
        Assert.Equal([0, 0, 1, 1], read.Log.Customer);
        Assert.Equal([510, 100, 250, 0], read.Log.AmountMinor!);
        Assert.Equal(DateOnly.ParseExact("2011-03-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber, read.Log.Day[0]);
        Assert.Equal((1, 1, 1, 8), (read.Returns, read.WithoutCustomer, read.Unread, read.FirstUnread!.Value.Line));
        // Where returns are netted, a day without a positive net is none; the gift of the sixth is no purchase day.
        Assert.True(read.Reading.DropDaysWithoutPositiveNet);
    }

    [Fact]
    public void in_a_log_without_returns_an_order_of_zero_is_an_order()
    {
        var path = Write("sales.csv", "customer_id,date,cds,amount", "1,1997-01-01,1,0.00", "1,1997-01-12,1,12.00");
        Assert.False(PurchaseFile.Read(path, new(), new Company(), default).Refused(out _, out var read));
        Assert.Equal(2, read.Log.Lines);
        Assert.False(read.Reading.DropDaysWithoutPositiveNet);
    }

    [Fact]
    public void columns_are_named_or_found_and_what_is_missing_is_said()
    {
        var path = Write("sales.csv", "order_id,whose,date,amount", "4,1,19970101,29.33", "5,1,19970118,29.73");
        Assert.True(PurchaseFile.Read(path, new(), new Company(), default).Refused(out var unnamed, out _));
        Assert.Contains("--customer", unnamed.Sentence.En, StringComparison.Ordinal);
        Assert.Contains("whose", unnamed.Sentence.Zh, StringComparison.Ordinal);
        Assert.True(PurchaseFile.Read(path, new("nobody"), new Company(), default).Refused(out var wrong, out _));
        Assert.Contains("nobody", wrong.Sentence.En, StringComparison.Ordinal);
        Assert.False(PurchaseFile.Read(path, new("whose"), new Company(), default).Refused(out _, out var read));
        Assert.Equal(["1"], read.Customers);
        Assert.True(PurchaseFile.Read(Path.Combine(folder, "none.csv"), new(), new Company(), default).Refused(out _, out _));
    }

    [Fact]
    public async Task every_model_and_the_combination_are_printed_with_all_figures()
    {
        var (code, json) = await Run("evaluate", Steady(), "--until", "2024-06-30", "--days", "30", "--json");

        Assert.Equal(0, code);
        var models = json.GetProperty("models").EnumerateArray().ToArray();
        Assert.Equal("combination", models[^1].GetProperty("model").GetString());
        Assert.Contains(models, m => m.GetProperty("model").GetString() == "own-rhythm");
        foreach (var model in models)
        {
            Assert.Equal(150, model.GetProperty("customers").GetInt32());
            foreach (var figure in (string[])["mae", "rmse", "predicted", "actual", "aucExpected", "topDecileShare", "spendMae", "seconds"])
                Assert.True(model.GetProperty(figure).GetDouble() >= 0, figure);
            Assert.True(model.TryGetProperty("aucAlive", out _));
        }
        Assert.Contains("182", json.GetProperty("notes").EnumerateArray().First().GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-02-30", "30", "--until")]
    [InlineData("2024-06-30", "0", "--days")]
    [InlineData("2023-06-30", "30", "2024-01-01")]
    [InlineData("2025-06-30", "30", "2024-08-30")]
    public async Task a_wrong_question_gets_a_sentence_and_a_failing_exit(string until, string days, string named)
    {
        var (code, json) = await Run("evaluate", Steady(), "--until", until, "--days", days, "--json");
        Assert.Equal(1, code);
        Assert.Contains(named, json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>150 customers, each with a gap of its own, from January to August 2024.</summary>
    private string Steady()
    {
        var first = new DateOnly(2024, 1, 1);
        var lines = Enumerable.Range(0, 150).SelectMany(customer => Enumerable.Range(0, 40)
            .Select(k => customer % 31 + k * (7 + customer % 23)).Where(day => day < 243 && (customer % 5 > 0 || day < 100))
            .Select(day => string.Create(CultureInfo.InvariantCulture, $"K{customer},{first.AddDays(day):yyyy-MM-dd},{10 + customer % 7}.50")));
        return Write("steady.csv", ["customer id,date,amount", .. lines]);
    }

    private string Write(string name, params string[] lines)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    private static async Task<(int Code, JsonElement Json)> Run(params string[] args)
    {
        var (normal, aside) = (Console.Out, Console.Error);
        using var written = new StringWriter();
        Console.SetOut(written);
        Console.SetError(TextWriter.Null);
        try
        {
            var code = await Liuke.House.Front.Run([.. args, "--lang", "en"]);
            return (code, JsonSerializer.Deserialize<JsonElement>(written.ToString()));
        }
        finally
        {
            Console.SetOut(normal);
            Console.SetError(aside);
        }
    }
}
