using Liuke.Archive;
using Xunit;

namespace Liuke.Tests.Archive;

public sealed class CustomerCodeTests
{
    [Theory]
    [InlineData("0794", 5)] // ISO 7064, the example of MOD 11,10
    public void the_check_digit_is_that_of_the_standard(string digits, int expected) => Assert.Equal(expected, CustomerCode.CheckDigit(digits));

    [Fact]
    public void a_code_shows_year_serial_and_check_digit()
    {
        var code = CustomerCode.Of(CustomerCode.Number(2026, 1));

        Assert.Matches("^C2026-00001-[0-9]$", code);
        Assert.Equal(CustomerCode.Number(2026, 1), CustomerCode.Read(code));
    }

    [Fact]
    public void codes_keep_their_order_beyond_five_digits()
    {
        Assert.True(CustomerCode.Number(2026, 99_999) < CustomerCode.Number(2026, 100_000));
        Assert.True(CustomerCode.Number(2026, 9_999_999) < CustomerCode.Number(2027, 1));
        Assert.StartsWith("C2026-100000-", CustomerCode.Of(CustomerCode.Number(2026, 100_000)), StringComparison.Ordinal);
    }

    [Fact]
    public void every_single_wrong_digit_is_seen()
    {
        var code = CustomerCode.Of(CustomerCode.Number(2026, 40_718));
        var wrong = from at in Enumerable.Range(0, code.Length)
                    where char.IsAsciiDigit(code[at])
                    from digit in "0123456789"
                    where digit != code[at]
                    select code[..at] + digit + code[(at + 1)..];

        Assert.All(wrong, typed => Assert.Null(CustomerCode.Read(typed)));
    }

    [Fact]
    public void a_code_is_read_however_it_was_typed()
    {
        var code = CustomerCode.Of(CustomerCode.Number(2026, 1));
        foreach (var typed in new[] { code, code.ToLowerInvariant(), code.Replace("-", "", StringComparison.Ordinal), $" {code.Replace('-', ' ')} " })
            Assert.Equal(CustomerCode.Number(2026, 1), CustomerCode.Read(typed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("C")]
    [InlineData("2026-00001-7")]
    [InlineData("C99999999999999999999999")]
    public void what_is_no_code_is_no_code(string typed) => Assert.Null(CustomerCode.Read(typed));
}
