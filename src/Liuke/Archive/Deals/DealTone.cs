namespace Liuke.Archive.Deals;

internal static class DealTone
{
    public static string Of(Payment state) => state switch
    {
        Payment.Whole => "good",
        Payment.Part => "info",
        Payment.Late => "bad",
        _ => "quiet",
    };
}
