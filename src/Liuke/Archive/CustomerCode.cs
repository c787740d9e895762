using System.Globalization;

namespace Liuke.Archive;

/// <summary>How a customer's number is written: C, year, serial, check digit, as in C2026-00001-7.</summary>
/// <remarks>The check digit is GB/T 17710 (ISO 7064 MOD 11,10): it shows every wrong digit and nearly every swapped pair.</remarks>
public static class CustomerCode
{
    private const long SerialsPerYear = 10_000_000_000;

    /// <summary>The number behind a code: year and serial in one, so that its order is the order of codes.</summary>
    public static long Number(int year, long serial) => (year * SerialsPerYear) + serial;

    public static string Of(long number)
    {
        var (year, serial) = Math.DivRem(number, SerialsPerYear);
        var digits = string.Create(CultureInfo.InvariantCulture, $"{year:0000}{serial:00000}");
        return string.Create(CultureInfo.InvariantCulture, $"C{digits.AsSpan(0, 4)}-{digits.AsSpan(4)}-{CheckDigit(digits)}");
    }

    /// <summary>Reads a whole code however it was typed: any case, with or without dashes. Null when a digit is wrong.</summary>
    public static long? Read(string typed)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        var isCode = digits.Length is >= 10 and <= 15 && typed.TrimStart() is ['C' or 'c', ..] && CheckDigit(digits[..^1]) == digits[^1] - '0';
        return isCode ? Number(int.Parse(digits[..4], CultureInfo.InvariantCulture), long.Parse(digits[4..^1], CultureInfo.InvariantCulture)) : null;
    }

    internal static int CheckDigit(string digits)
    {
        var product = 10;
        foreach (var digit in digits)
        {
            var sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10;
    }
}
