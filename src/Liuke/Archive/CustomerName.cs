using System.Globalization;
using System.Text;
using Liuke.Storage;

namespace Liuke.Archive;

/// <summary>The two shapes of a name besides the written one: what searches look into and what lists sort by.</summary>
public static class CustomerName
{
    /// <summary>Names can be found by any part of them, one character or more.</summary>
    internal static readonly TextIndex Index = new("Customers", nameof(Customer.NameKey), nameof(Customer.Number));

    private static readonly CompareInfo Pinyin = CultureInfo.GetCultureInfo("zh-CN").CompareInfo;

    /// <summary>Plain width, small letters, no spaces.</summary>
    public static string Key(string name) => string.Concat(name.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Sorts as text on both databases in the order a Chinese reader expects.</summary>
    public static string Order(string name)
    {
        var key = Pinyin.GetSortKey(name, CompareOptions.IgnoreCase).KeyData;
        return Convert.ToHexStringLower(key.AsSpan(0, Math.Min(key.Length, 24)));
    }
}
