using System.Globalization;

namespace Liuke.Basics;

/// <summary>Whole minor units (fen, pence) of one ISO 4217 currency. Adding two currencies is a mistake and throws.</summary>
public readonly record struct Money(long Minor, string Currency)
{
    public static Money Zero(string currency) => new(0, currency);

    /// <summary>Rounds half away from zero to whole minor units.</summary>
    public static Money Of(decimal amount, string currency)
        => new((long)Math.Round(amount * 100m, MidpointRounding.AwayFromZero), currency);

    public decimal Amount => Minor / 100m;

    public static Money operator +(Money a, Money b) => new(checked(a.Minor + Same(a, b).Minor), a.Currency);
    public static Money operator -(Money a, Money b) => new(checked(a.Minor - Same(a, b).Minor), a.Currency);
    public static Money operator -(Money a) => new(checked(-a.Minor), a.Currency);

    public string Symbol => Currency switch { "CNY" => "¥", "GBP" => "£", "USD" => "$", "EUR" => "€", _ => Currency + " " };

    /// <summary>¥1,234.50, with thousands separators and two decimals.</summary>
    public override string ToString() => Format("#,##0.00");

    /// <summary>¥1,235: whole units, for places where cents only add noise.</summary>
    public string Whole => Format("#,##0");

    private string Format(string pattern)
        => (Minor < 0 ? "-" : "") + Symbol + Math.Abs(Amount).ToString(pattern, CultureInfo.InvariantCulture);

    private static Money Same(Money a, Money b)
        => a.Currency == b.Currency ? b : throw new InvalidOperationException($"Cannot add {b.Currency} to {a.Currency}.");
}
