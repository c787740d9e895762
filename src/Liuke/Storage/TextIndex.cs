using System.Globalization;

namespace Liuke.Storage;

/// <summary>An index that finds any part of a text, down to one character: Chinese has no spaces, and two characters are a common search.</summary>
/// <param name="Text">The column to be found by its parts; already folded to one case and width.</param>
/// <param name="Number">A unique whole number of the row.</param>
public sealed record TextIndex(string Table, string Text, string Number)
{
    public string Name => Table + "Text";

    /// <summary>The name of the database function that cuts a text into its pairs of neighbours.</summary>
    internal const string Function = "liuke_pairs";

    /// <summary>Each two neighbours and the last character alone: a part of any length is then found by pairs, one character by the beginning of a pair.</summary>
    internal static IEnumerable<string> Pairs(string text) => Enumerable.Range(0, text.Length).Select(i => text.Substring(i, Math.Min(2, text.Length - i)));

    // Four hex digits for each character: words to every tokenizer, whatever the character.
    internal static string Hex(string pair) => string.Concat(pair.Select(c => ((int)c).ToString("x4", CultureInfo.InvariantCulture)));
}
