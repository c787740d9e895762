using Liuke.Archive.Ties;
using Liuke.Basics;

namespace Liuke.Archive.Tags;

/// <summary>Words to put on and words to take off.</summary>
public sealed record TagWish(IReadOnlyList<string> Add, IReadOnlyList<string> Remove)
{
    private static readonly char[] Between = [',', '，', '、', ';', '；', '\n', '\r', '\t'];
    private static readonly char[] Never = ['<', '>', '#', '/'];

    /// <summary>What somebody typed, several with commas.</summary>
    public static TagWish Adding(string? typed) => new(Split(typed), []);

    public static TagWish Removing(string? typed) => new([], Split(typed));

    /// <summary>The words as they will stand, by their keys.</summary>
    internal Outcome<TagEdit> Read()
    {
        var (add, remove) = (Tidy(Add), Tidy(Remove));
        if (add.Count + remove.Count == 0) return Refusal.Invalid(TagWords.NoWords);
        if (add.Count > Tag.PerCustomerMax) return Refusal.Invalid(TagWords.TooMany(Tag.PerCustomerMax));
        if (add.Any(w => w.Value.Length > Tag.LengthMax || w.Value.IndexOfAny(Never) >= 0 || w.Value.Any(char.IsControl))) return Refusal.Invalid(TagWords.TooLong(Tag.LengthMax));
        return new TagEdit(add, [.. remove.Keys]);
    }

    private static string[] Split(string? typed) => (typed ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Dictionary<string, string> Tidy(IEnumerable<string> words)
        => words.Select(w => w.Trim().Normalize(System.Text.NormalizationForm.FormC)).Where(w => Tag.KeyOf(w).Length > 0).GroupBy(Tag.KeyOf, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
}

/// <param name="Add">Key to word.</param>
internal sealed record TagEdit(IReadOnlyDictionary<string, string> Add, IReadOnlyCollection<string> Remove);
