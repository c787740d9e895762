using System.Text.Json;
using Liuke.Tests.House;
using Xunit;

namespace Liuke.Tests.CommandLine;

/// <summary>The published fits, by the command as a reader of the papers would type it.</summary>
public sealed class FitTests
{
    private static readonly string Published = Path.Combine(SourceFile.Top, "tests", "Liuke.Statistics.Tests", "data");
    private static readonly string OnlineRetail = Path.Combine(SourceFile.Top, "samples", "online_retail.csv.gz");

    [Theory]
    [InlineData("cdnow_master.csv", "bg-nbd", -95368.4439, "r .251624 alpha 4.78894 a .723433 b 2.16109")]
    [InlineData("cdnow_sample.csv", "bg-nbd", -9582.4292, "r .24259 alpha 4.4136 a .79292 b 2.4259")]
    [InlineData("cdnow_sample_summary.csv", "bg-nbd", -9582.4256, "r .24259 alpha 4.4135 a .79289 b 2.4258")]
    [InlineData("cdnow_master.csv", "mbg-nbd", -95336.9583, "r .63714 alpha 7.31029 a .807474 b 1.22839")]
    [InlineData("cdnow_sample_summary.csv", "mbg-nbd", -9582.1327, "r .524838 alpha 6.18299 a .891356 b 1.614")]
    [InlineData("cdnow_master.csv", "pareto-nbd", -95415.1186, "r .59742 alpha 11.586 s .5222 beta 8.83")]
    [InlineData("cdnow_sample_summary.csv", "bg-cnbd-2", null, "k 2")]
    [InlineData("cdnow_sample.csv", "mbg-cnbd-k", null, "k 1")]
    [InlineData("cdnow_master.csv", "gamma-gamma", -40763.4763, "p 6.27536 q 3.62445 v 14.9837")]
    [InlineData("cdnow_sample_summary.csv", "gamma-gamma", -4055.9232, "p 6.2488 q 3.74459 v 15.4477")]
    public async Task a_published_fit_comes_out_to_the_digits_printed(string file, string model, double? logLikelihood, string parameters)
    {
        using var shell = new Shell();
        var words = new[] { "fit", Path.Combine(Published, file), "--model", model, "--json" };
        var said = await shell.Run(file.Contains("summary", StringComparison.Ordinal) ? words : [.. words, "--until", "1997-09-30"], null);

        Assert.Equal((0, ""), (said.Code, said.Error));
        Assert.Equal(model, said.Json.GetProperty("model").GetString());
        Assert.Equal(logLikelihood ?? said.Json.GetProperty("logLikelihood").GetDouble(), said.Json.GetProperty("logLikelihood").GetDouble(), 5e-5);
        Assert.True(said.Json.GetProperty("converged").GetBoolean());
        foreach (var pair in parameters.Split(' ').Chunk(2))
        {
            if (pair[0] == "k")
            {
                Assert.Equal(int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture), said.Json.GetProperty("parameters").GetProperty("k").GetDouble());
                continue;
            }
            var digits = pair[1].Split('.')[1].Length;
            Assert.Equal(double.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture), said.Json.GetProperty("parameters").GetProperty(pair[0]).GetDouble(), 0.6 * Math.Pow(10, -digits));
            Assert.True(said.Json.GetProperty("standardErrors").GetProperty(pair[0]).GetDouble() > 0);
        }
    }

    [Fact]
    public async Task where_no_dropout_can_be_identified_the_answer_says_so()
    {
        using var shell = new Shell();
        var said = await shell.Run(["fit", OnlineRetail, "--model", "mbg-nbd", "--until", "2011-08-31", "--json"], null);

        Assert.Equal(0, said.Code);
        Assert.Equal(-21755.348, said.Json.GetProperty("logLikelihood").GetDouble(), 5.1e-4);
        Assert.Equal(3317, said.Json.GetProperty("customers").GetInt64());
        Assert.Equal(8905, said.Json.GetProperty("lines").GetProperty("returns").GetInt64());
        Assert.Equal(135_080, said.Json.GetProperty("lines").GetProperty("withoutCustomer").GetInt64());
        Assert.Contains("no sign that customers leave for good", said.Json.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, said.Json.GetProperty("standardErrors").GetProperty("a").ValueKind);
    }

    [Fact]
    public async Task opportunities_come_from_a_summary_or_from_stretches_of_a_log()
    {
        using var shell = new Shell();
        var summary = shell.Write("donors.csv", "x,t_x,n,customers\n6,6,6,1200\n5,6,6,700\n4,5,6,300\n3,3,6,150\n3,6,6,350\n2,3,6,100\n2,6,6,140\n1,1,6,400\n1,6,6,90\n0,0,6,3400\n");
        var told = await shell.Run(["fit", summary, "--model", "bg-bb", "--json"], null);
        Assert.Equal((0, ""), (told.Code, told.Error));
        Assert.Equal(["alpha", "beta", "gamma", "delta"], told.Json.GetProperty("parameters").EnumerateObject().Select(p => p.Name));
        Assert.True(told.Json.GetProperty("standardErrors").GetProperty("alpha").GetDouble() > 0);

        var log = await shell.Run(["fit", Path.Combine(Published, "cdnow_sample.csv"), "--model", "bg-bb", "--until", "1997-09-30", "--period", "28", "--json"], null);
        Assert.Equal(2357, log.Json.GetProperty("customers").GetInt64());
        Assert.True(log.Json.GetProperty("converged").GetBoolean());
        Assert.Contains("Only bg-bb", (await shell.Run(["fit", summary, "--model", "bg-nbd", "--json"], null)).Refusal, StringComparison.Ordinal);
        Assert.Contains("--period", (await shell.Run(["fit", summary, "--model", "bg-bb", "--period", "0", "--json"], null)).Refusal, StringComparison.Ordinal);
        var bad = shell.Write("bad.csv", "x,t_x,n\n3,2,6\n");
        Assert.Contains("0 ≤ x ≤ t_x ≤ n", (await shell.Run(["fit", bad, "--model", "bg-bb", "--json"], null)).Refusal, StringComparison.Ordinal);
        Assert.Contains("name k", (await shell.Run(["fit", Path.Combine(Published, "cdnow_sample_summary.csv"), "--model", "mbg-cnbd-k", "--json"], null)).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task columns_are_named_where_the_headers_do_not_tell()
    {
        using var shell = new Shell();
        var file = shell.Write("log.csv", "谁,何时,花了\n甲,2024/1/5,12元\n甲,2024年2月5日,15\n乙,2024-01-20,30\n乙,2024-03-01,¥20\n丙,20240102,5\n甲,2024-03-09,不知道\n");

        var lost = await shell.Run(["fit", file, "--model", "gamma-gamma", "--json"], null);
        Assert.Equal(1, lost.Code);
        Assert.Contains("--customer, --date", lost.Refusal, StringComparison.Ordinal);

        var said = await shell.Run(["fit", file, "--model", "gamma-gamma", "--customer", "谁", "--date", "何时", "--amount", "花了", "--json"], null);
        Assert.Equal(0, said.Code);
        Assert.Equal(2, said.Json.GetProperty("customers").GetInt64());
        Assert.Equal(1, said.Json.GetProperty("lines").GetProperty("unreadable").GetInt64());
        Assert.Contains(said.Json.GetProperty("warnings").EnumerateArray(), w => w.GetString()!.Contains("line 7", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no file nowhere.csv", "fit", "nowhere.csv", "--model", "bg-nbd")]
    [InlineData("no column", "fit", "log.csv", "--model", "bg-nbd", "--customer", "who")]
    [InlineData("before", "fit", "log.csv", "--model", "bg-nbd", "--until", "1990-01-01")]
    [InlineData("needs money", "fit", "dates.csv", "--model", "gamma-gamma")]
    [InlineData("0 ≤ t_x ≤ T", "fit", "summary.csv", "--model", "bg-nbd")]
    [InlineData("bought again", "fit", "once.csv", "--model", "gamma-gamma")]
    public async Task bad_input_gets_a_sentence(string expected, params string[] words)
    {
        using var shell = new Shell();
        shell.Write("log.csv", "customer,date,amount\n1,1997-01-01,5\n1,1997-02-01,5\n");
        shell.Write("dates.csv", "customer,date\n1,1997-01-01\n1,1997-02-01\n");
        shell.Write("once.csv", "customer,date,amount\n1,1997-01-01,5\n");
        shell.Write("summary.csv", "id,x,t_x,T\n1,2,30,20\n");

        var said = await shell.Run([.. words, "--json"], null);

        Assert.Equal(1, said.Code);
        Assert.Contains(expected, said.Refusal, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task a_model_that_nobody_knows_is_wrong_usage()
    {
        using var shell = new Shell();
        Assert.Equal(2, (await shell.Run(["fit", OnlineRetail, "--model", "astrology", "--json"], null)).Code);
        Assert.Equal(2, (await shell.Run(["fit", OnlineRetail, "--json"], null)).Code);
        Assert.Contains("no date", (await shell.Run(["fit", OnlineRetail, "--model", "bg-nbd", "--until", "30/09/1997", "--json"], null)).Refusal, StringComparison.Ordinal);
    }
}
