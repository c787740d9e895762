using System.Text;

namespace Liuke.Exports.Writing;

/// <summary>UTF-8 with its mark, so that spreadsheets read Chinese; the watermark is the last line, so that the first stays the heading.</summary>
internal sealed class CsvExport : IExportWriter
{
    private readonly StreamWriter text;
    private readonly ExportHead head;

    public CsvExport(Stream file, ExportHead head)
    {
        this.head = head;
        text = new(file, new UTF8Encoding(true), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        Write([.. head.Columns.Select(c => c.Title)]);
    }

    public void Add(ReadOnlySpan<object?> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (i > 0) text.Write(',');
            if (row[i] is { } value) text.Write(Cells.Number(value) ?? Quoted(Cells.Word(value)));
        }

        text.WriteLine();
    }

    public async ValueTask DisposeAsync()
    {
        Write([head.Watermark]);
        await text.DisposeAsync();
    }

    private void Write(IReadOnlyList<string> words) => text.WriteLine(string.Join(',', words.Select(w => Quoted(Cells.Neutral(w)))));

    private static string Quoted(string word) => word.AsSpan().IndexOfAny("\",\r\n;\t") < 0 ? word : $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
