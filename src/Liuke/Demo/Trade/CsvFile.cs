using System.Text;

namespace Liuke.Demo.Trade;

/// <summary>A file as a firm would bring it, with cells in quotes.</summary>
internal static class CsvFile
{
    public static async Task Write(string path, string[] headers, IEnumerable<string?[]> rows, CancellationToken stop)
    {
        await using var file = new StreamWriter(path, false, new UTF8Encoding(true));
        await file.WriteLineAsync(Line(headers).AsMemory(), stop);
        foreach (var row in rows) await file.WriteLineAsync(Line(row).AsMemory(), stop);
    }

    private static string Line(string?[] cells) => string.Join(',', cells.Select(c => string.IsNullOrEmpty(c) ? "" : $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
}
