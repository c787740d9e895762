using System.Globalization;

namespace Liuke.Basics;

/// <summary>A sentence or word in both languages; shows itself in the language of whoever is reading.</summary>
/// <remarks>Texts with numbers are methods that return a <see cref="Text"/>, so both languages are checked by the compiler.</remarks>
public readonly record struct Text(string Zh, string En)
{
    public static bool ReadsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "zh";

    public override string ToString() => ReadsChinese ? Zh : En;

    /// <summary>For names and codes that are the same in every language.</summary>
    public static Text Same(string word) => new(word, word);

    /// <summary>Joins clauses with the separator of each language.</summary>
    public static Text Join(IEnumerable<Text> clauses)
    {
        var all = clauses.ToArray();
        return new(string.Join("；", all.Select(c => c.Zh)), string.Join("; ", all.Select(c => c.En)));
    }
}
