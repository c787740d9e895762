using System.Globalization;

namespace Liuke.Archive.Modules;

/// <summary>Choices as they are typed, one on each line: "key = 中文 | English", where key and English may be left out.</summary>
internal static class OptionLines
{
    public static string Write(IEnumerable<FieldOption> options) => string.Join('\n', options.Where(o => !o.IsRetired).Select(o => o.Zh == o.En ? $"{o.Key} = {o.Zh}" : $"{o.Key} = {o.Zh} | {o.En}"));

    /// <param name="known">The choices there are: one that is only renamed keeps its key.</param>
    public static IReadOnlyList<FieldOption> Read(string? typed, IReadOnlyList<FieldOption> known)
    {
        var lines = (typed ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(FileField.OptionsMax + 1);
        var (options, taken) = (new List<FieldOption>(), known.Select(k => k.Key).ToHashSet(StringComparer.Ordinal));
        foreach (var line in lines)
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var (key, words) = equals > 0 ? (line[..equals].Trim(), line[(equals + 1)..].Trim()) : (null, line);
            var parts = words.Split('|', 2, StringSplitOptions.TrimEntries);
            var (zh, en) = (parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : parts[0]);
            key ??= known.FirstOrDefault(k => k.Zh == zh)?.Key ?? Enumerable.Range(1, taken.Count + 1).Select(i => string.Create(CultureInfo.InvariantCulture, $"o{i}")).First(k => !taken.Contains(k));
            _ = taken.Add(key);
            options.Add(new(key, zh, en));
        }

        return options;
    }
}
