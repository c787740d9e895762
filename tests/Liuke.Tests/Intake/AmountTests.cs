using Liuke.Intake;
using Xunit;

namespace Liuke.Tests.Intake;

public sealed class AmountTests
{
    [Theory]
    [InlineData("1234.5", "1234.5")]
    [InlineData("¥1,234.50", "1234.50")]
    [InlineData("￥1,234.50", "1234.50")]
    [InlineData("1234.5元", "1234.5")]
    [InlineData("人民币 1,234.50 元", "1234.50")]
    [InlineData("CNY 99", "99")]
    [InlineData("1,234.50", "1234.50")]
    [InlineData("1，234.50", "1234.50")]
    [InlineData("(12.00)", "-12.00")]
    [InlineData("（12.00）", "-12.00")]
    [InlineData("¥(12.00)", null)]
    [InlineData("-¥12.00", "-12.00")]
    [InlineData("¥-12.00", "-12.00")]
    [InlineData("12.00-", "-12.00")]
    [InlineData("−3", "-3")]
    [InlineData("-1", "-1")]
    [InlineData("+7", "7")]
    [InlineData("１２３．４５", "123.45")]
    [InlineData(" 1 234.5 ", "1234.5")]
    [InlineData("1.2万", "12000")]
    [InlineData("1.5E+3", "1500")]
    [InlineData(".5", "0.5")]
    [InlineData("12,34", null)]
    [InlineData("1,2345", null)]
    [InlineData("1.234,50", null)]
    [InlineData("12%", null)]
    [InlineData("twelve", null)]
    [InlineData("NaN", null)]
    [InlineData("1-2", null)]
    [InlineData("--5", null)]
    [InlineData("1.2.3", null)]
    [InlineData("1E999", null)]
    [InlineData("9223372036854775808", null)]
    [InlineData("￥", null)]
    [InlineData("", null)]
    public void an_amount_is_read_as_people_write_it_or_refused(string written, string? meant)
    {
        var read = Amounts.Read(written, "CNY");
        decimal? number = meant is null ? null : decimal.Parse(meant, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(number, read.Refusal is null ? read.Value : (decimal?)null);
    }

    [Fact]
    public void an_amount_in_another_currency_is_refused_and_both_currencies_are_named()
    {
        var sentence = Amounts.Read("$12.50", "CNY").Refusal!.Sentence;
        Assert.Contains("USD", sentence.En, StringComparison.Ordinal);
        Assert.Contains("CNY", sentence.Zh, StringComparison.Ordinal);
        Assert.Equal(12.5m, Amounts.Read("$12.50", "USD").Value);
    }

    [Fact]
    public void a_refused_amount_says_what_was_written() => Assert.Contains("“twelve”", Amounts.Read("twelve").Refusal!.Sentence.Zh, StringComparison.Ordinal);
}
