using System.Text;

namespace Liuke.Archive.Keys;

/// <summary>The unified social credit code 统一社会信用代码 of a Chinese organisation: eighteen characters, the last of which checks the others.</summary>
/// <remarks>GB 32100-2015: weights 3^i mod 31 over 31 characters, without I, O, S, V and Z.</remarks>
public static class CreditCode
{
    public const int Length = 18;

    private const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>As it is kept: plain capitals without spaces. Null where it is no such code, or one of its characters is wrong.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null) return null;
        var plain = string.Concat(typed.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(c => !char.IsWhiteSpace(c) && c != '-'));
        return plain.Length == Length && plain.All(c => Characters.Contains(c, StringComparison.Ordinal)) && Check(plain) == plain[^1] ? plain : null;
    }

    internal static char Check(string code)
    {
        var (sum, weight) = (0, 1);
        for (var i = 0; i < Length - 1; i++)
        {
            sum += Characters.IndexOf(code[i], StringComparison.Ordinal) * weight;
            weight = weight * 3 % Characters.Length;
        }

        return Characters[(Characters.Length - (sum % Characters.Length)) % Characters.Length];
    }
}
