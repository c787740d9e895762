using System.Text;

namespace Liuke.Intake;

/// <summary>Which column of a file tells which field.</summary>
/// <param name="Columns">Field key to header; an empty header says that no column tells the field, and none is guessed.</param>
public sealed record Mapping(IReadOnlyDictionary<string, string> Columns, DateOrder DateOrder)
{
    /// <summary>Guesses from the headers by synonyms, in Chinese and English.</summary>
    public static Mapping Guess(IReadOnlyList<string> headers, IReadOnlyList<Field> fields)
    {
        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var header in headers.Where(h => h.Length > 0))
        {
            byName.TryAdd(Plain(header), header);
            byName.TryAdd(Plain(WithoutUnit(header)), header);
        }

        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
            if (field.Synonyms.Select(s => byName.GetValueOrDefault(Plain(s))).FirstOrDefault(h => h is not null && !taken.Contains(h)) is { } header)
                taken.Add(columns[field.Key] = header);
        return new(columns, DateOrder.Unknown);
    }

    /// <summary>This mapping as far as the headers have it, completed by the guess.</summary>
    public Mapping Onto(IReadOnlyList<string> headers, IReadOnlyList<Field> fields)
    {
        var guess = Guess(headers, fields);
        var kept = Columns.Where(c => c.Value.Length == 0 || headers.Contains(c.Value, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);
        foreach (var (key, header) in guess.Columns)
            if (!kept.ContainsKey(key) && !kept.ContainsValue(header)) kept[key] = header;
        return new(kept, DateOrder);
    }

    public int IndexOf(string field, IReadOnlyList<string> headers)
    {
        if (!Columns.TryGetValue(field, out var header)) return -1;
        for (var i = 0; i < headers.Count; i++)
            if (headers[i] == header) return i;
        return -1;
    }

    // "Invoice No.", "invoice_no" and "ＩｎｖｏｉｃｅＮｏ" are one name.
    private static string Plain(string header)
    {
        var plain = new StringBuilder(header.Length);
        foreach (var c in header.Normalize(NormalizationForm.FormKC))
            if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
        return plain.ToString();
    }

    // "单价（元）" is "单价".
    private static string WithoutUnit(string header)
        => header.IndexOfAny(['(', '（', '[', '【']) is var at and > 0 ? header[..at] : header;
}
