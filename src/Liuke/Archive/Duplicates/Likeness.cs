using Liuke.Basics;

namespace Liuke.Archive.Duplicates;

/// <summary>Why two customers may be one.</summary>
/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum LikeReason { SameMobile, SameName, SameCore, SameSound, SameTrade, FewApart, ManyShared, SameCredit, SameContact }

/// <param name="Percent">How likely the two are one: 100 is certain.</param>
/// <param name="Shared">What they share, in their own characters.</param>
public sealed record Like(LikeReason Reason, int Percent, string Shared);

/// <summary>The one rule by which names are called similar: for forms, imports, programs and the worklist of pairs.</summary>
internal static class Likeness
{
    /// <summary>From here on a form shows it, the worklist lists it, and a form asks whether it is meant.</summary>
    public const int Shown = 60, Listed = 75, Asked = 85;

    private const int OtherPlace = 20;

    /// <returns>Null where they are not similar.</returns>
    public static Like? Of(string one, CustomerKind oneKind, string other, CustomerKind otherKind)
    {
        return Of(FirmName.Of(one), oneKind, FirmName.Of(other), otherKind);
    }

    /// <summary>The same of names taken apart already.</summary>
    public static Like? Of(FirmName a, CustomerKind oneKind, FirmName b, CustomerKind otherKind)
    {
        if (a.Digits != b.Digits || a.Whole.Length == 0 || b.Whole.Length == 0) return null;

        var like = oneKind == CustomerKind.Person && otherKind == CustomerKind.Person ? OfPeople(a, b) : OfFirms(a, b);
        if (like is null) return null;
        if (a.Place.Length > 0 && b.Place.Length > 0 && a.Place != b.Place) like = like with { Percent = like.Percent - OtherPlace };
        return like.Percent < Shown ? null : like;
    }

    // Many people share a name: by itself it proves little.
    private static Like? OfPeople(FirmName a, FirmName b) => a.Whole == b.Whole ? new(LikeReason.SameName, a.Whole.Length >= 4 ? Asked : 70, a.Whole) : null;

    private static Like? OfFirms(FirmName a, FirmName b)
    {
        if (a.Whole == b.Whole) return new(LikeReason.SameName, 100, a.Whole);
        if (a.Core == b.Core) return new(LikeReason.SameCore, 95, a.Core);
        if (a.Spoken.AsSpan().SequenceEqual(b.Spoken)) return new(LikeReason.SameSound, 90, b.Core);

        var (apart, longer) = (Apart(a.Spoken, b.Spoken), Math.Max(a.Core.Length, b.Core.Length));
        if (apart == 1 && longer >= 4) return new(LikeReason.FewApart, 80 + Math.Min(8, longer - 4), b.Core);
        if (a.Trade == b.Trade && a.Trade.Length < longer) return new(LikeReason.SameTrade, 70, a.Trade);

        var dice = Dice(a.Core, b.Core);
        return dice >= 0.7 ? new(LikeReason.ManyShared, (int)Math.Round(dice * 85), b.Core) : null;
    }

    /// <summary>How many characters must be put in, taken out or changed; what sounds alike counts as equal.</summary>
    /// <remarks>Levenshtein 1966, with one row of the table.</remarks>
    internal static int Apart(string[] a, string[] b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (corner, row[j]) = (row[j], a[i - 1] == b[j - 1] ? corner : 1 + Math.Min(corner, Math.Min(row[j - 1], row[j])));
        }

        return row[b.Length];
    }

    // Dice 1945, over pairs of neighbouring characters.
    private static double Dice(string a, string b)
    {
        if (a.Length < 3 || b.Length < 3) return 0;
        var pairs = Pairs(a).GroupBy(p => p, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var shared = 0;
        foreach (var pair in Pairs(b))
            if (pairs.TryGetValue(pair, out var left) && left > 0)
            {
                shared++;
                pairs[pair] = left - 1;
            }

        return 2.0 * shared / (a.Length + b.Length - 2);
    }

    private static IEnumerable<string> Pairs(string text) => Enumerable.Range(0, text.Length - 1).Select(i => text.Substring(i, 2));
}
