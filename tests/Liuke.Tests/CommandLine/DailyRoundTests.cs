using System.Globalization;
using System.Text;
using System.Text.Json;
using Liuke.Intake;
using Liuke.Storage;
using Liuke.Trade;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.CommandLine;

/// <summary>From a sales file to the worklist, by the real program on either database.</summary>
public sealed class DailyRoundTests
{
    [Fact]
    public async Task a_file_becomes_a_worklist_by_three_commands()
    {
        await using var house = await TestHouse.OpenEmpty();
        using var shell = new Shell(house);
        var file = shell.Write("orders.csv", Orders(300));

        var imported = await Ok(shell, "import", "orders", file, "--json");
        Assert.Equal((imported.GetProperty("read").GetInt64(), imported.GetProperty("withoutCustomer").GetInt64(), imported.GetProperty("refused").GetInt64()),
            (imported.GetProperty("inserted").GetInt64() + 2, 1L, 1L));
        Assert.True(File.Exists(imported.GetProperty("resultFile").GetString()));
        var again = await Ok(shell, "import", "orders", file, "--json");
        Assert.Equal(imported.GetProperty("inserted").GetInt64(), again.GetProperty("unchanged").GetInt64());

        var refreshed = await Ok(shell, "insight", "refresh", "--as-of", "2025-06-30", "--json");
        Assert.Equal(("2025-06-30", 300), (refreshed.GetProperty("asOf").GetString(), refreshed.GetProperty("customers").GetInt32()));
        Assert.Equal(300, refreshed.GetProperty("states").EnumerateObject().Sum(s => s.Value.GetInt32()));
        Assert.NotEqual(JsonValueKind.Undefined, refreshed.GetProperty("parameters").ValueKind);

        var list = await Ok(shell, "worklist", "--as-of", "2025-06-30", "--top", "5", "--json");
        var items = list.GetProperty("items").EnumerateArray().ToList();
        Assert.InRange(items.Count, 1, 5);
        Assert.Equal([.. Enumerable.Range(1, items.Count)], items.Select(i => i.GetProperty("rank").GetInt32()));
        Assert.All(items, item =>
        {
            Assert.StartsWith("C2", item.GetProperty("customerCode").GetString(), StringComparison.Ordinal);
            Assert.InRange(item.GetProperty("aliveProbability").GetDouble(), 0, 1);
            Assert.Equal("atRisk", item.GetProperty("kind").GetString());
            Assert.NotEmpty(item.GetProperty("reasons").EnumerateArray());
            Assert.DoesNotContain("*", item.GetProperty("reasons").ToString(), StringComparison.Ordinal);
            Assert.Equal(item.GetProperty("valueAtRisk").GetDecimal(), item.GetProperty("rankParts").EnumerateArray().Sum(p => p.GetProperty("amount").GetDecimal()));
        });
        Assert.Equal(0, (await shell.Run("verify")).Code);
    }

    [Fact]
    public async Task a_try_tells_what_would_happen_and_keeps_nothing()
    {
        await using var house = await TestHouse.Open();
        using var shell = new Shell(house);

        var tried = await Ok(shell, "import", "orders", shell.Write("orders.csv", Orders(20)), "--dry-run", "--json");

        Assert.True(tried.GetProperty("inserted").GetInt64() > 20);
        Assert.Equal(0, await house.Look(db => db.Orders.CountAsync()));
        Assert.Equal(0, await house.Look(db => db.ImportBatches.CountAsync()));
    }

    [Fact]
    public async Task several_files_add_up_and_may_be_packed_and_in_chinese()
    {
        await using var house = await TestHouse.OpenEmpty();
        using var shell = new Shell(house);
        var first = shell.Write("一月.csv", "订单编号,买家昵称,付款时间,商品名称,数量,实付金额\nA1,小海,2024/1/5,灯,2,1234.5元\nA2,小海,05/02/2024,灯,1,\"¥1,000.00\"\n");
        var second = Path.Combine(shell.Folder, "february.csv.gz");
        await using (var packed = new System.IO.Compression.GZipStream(File.Create(second), System.IO.Compression.CompressionLevel.Fastest))
            await packed.WriteAsync(Encoding.UTF8.GetBytes("order no,customer,date,amount\nB1,Tom,2024-02-05,10\n"));

        var imported = await Ok(shell, "import", "orders", first, second, "--dates", "day-first", "--json");

        Assert.Equal((3, 3, 2244.5m), (imported.GetProperty("read").GetInt64(), imported.GetProperty("inserted").GetInt64(), imported.GetProperty("amount").GetDecimal()));
        Assert.Equal(2, imported.GetProperty("files").GetArrayLength());
        Assert.Equal(1, await house.Look(db => db.Orders.CountAsync(o => o.OrderedOn == new NodaTime.LocalDate(2024, 2, 5) && o.NetMinor == 100_000)));
    }

    [Fact]
    public async Task a_killed_import_goes_on_when_the_same_command_is_given_again()
    {
        await using var house = await TestHouse.Open();
        await using var straight = await TestHouse.Open();
        using var shell = new Shell(house);
        var file = shell.Write("orders.csv", Orders(9000));
        var expected = await Ok(new Shell(straight), "import", "orders", file, "--json");

        using (var program = shell.Start(["import", "orders", file], house.Database.Connection))
        {
            while (!program.HasExited && await house.Look(db => db.ImportBatches.Select(b => b.Counts.Read).FirstOrDefaultAsync()) == 0) await Task.Delay(5);
            program.Kill();
            await program.WaitForExitAsync();
        }

        Assert.Equal(BatchState.Importing, await house.Look(db => db.ImportBatches.Select(b => b.State).SingleAsync()));
        var resumed = await Ok(shell, "import", "orders", file, "--json");

        foreach (var count in new[] { "read", "inserted", "unchanged", "refused", "withoutCustomer" })
            Assert.Equal(expected.GetProperty(count).GetInt64(), resumed.GetProperty(count).GetInt64());
        Assert.Equal(await straight.Look(Sums), await house.Look(Sums));
        Assert.Equal(BatchState.Done, await house.Look(db => db.ImportBatches.Select(b => b.State).SingleAsync()));
    }

    [Theory]
    [InlineData("There is no such file", "import", "orders", "nowhere.csv")]
    [InlineData("nobody with the user name", "worklist", "--user", "nobody")]
    [InlineData("no saved mapping|profile", "import", "orders", "orders.csv", "--profile", "nothing")]
    [InlineData("Column|column", "import", "orders", "letter.csv")]
    public async Task a_refusal_is_a_sentence_and_exit_code_1(string expected, params string[] words)
    {
        using var shell = new Shell();
        shell.Write("orders.csv", Orders(2));
        shell.Write("letter.csv", "Dear Sir,thank you\nfor your letter,and the cake\n");

        var said = await shell.Run([.. words, "--json"]);

        Assert.Equal(1, said.Code);
        Assert.Matches(expected, said.Refusal);
        Assert.Contains(said.Refusal, said.Error, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Ok(Shell shell, params string[] words)
    {
        var said = await shell.Run(words);
        Assert.True(said.Code == 0, said.Error + said.Out);
        return said.Json;
    }

    // Three buyers in four come back at their own pace; one in four falls silent early. One line has no customer, one no date.
    private static string Orders(int customers)
    {
        var text = new StringBuilder("order no,customer,date,product,qty,unit price\n");
        for (var customer = 0; customer < customers; customer++)
            for (var order = 0; order < (customer % 4 == 0 ? 4 : 9); order++)
                text.AppendLine(CultureInfo.InvariantCulture, $"{customer}-{order},K{customer},{new NodaTime.LocalDate(2024, 7, 1).PlusDays(customer % 30 + order * (20 + customer % 20)):uuuu-MM-dd},P{order},{1 + order % 3},{100 + customer % 70}");
        return text.Append("x1,,2024-08-01,P1,1,5\nx2,K1,2024-13-45,P1,1,5\n").ToString();
    }

    private static async Task<(int, int, long)> Sums(Db db) => (await db.Orders.CountAsync(), await db.OrderLines.CountAsync(), await db.Orders.SumAsync(o => o.NetMinor));
}
