using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Liuke.Exports.Writing;

/// <summary>One archive with the same rows twice: as JSON for programs and as CSV for spreadsheets. For lists of some thousand rows.</summary>
internal sealed class ZipExport(Stream file, ExportHead head) : IExportWriter
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<object?[]> rows = [];

    public void Add(ReadOnlySpan<object?> row) => rows.Add(row.ToArray());

    public async ValueTask DisposeAsync()
    {
        await using var archive = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, null);
        await using (var json = await archive.CreateEntry("data.json").OpenAsync())
        {
            var all = rows.Select(row => head.Columns.Zip(row).Where(c => c.Second is not null).ToDictionary(c => c.First.Title, c => Cells.Number(c.Second!) ?? Plain(c.Second!)));
            await JsonSerializer.SerializeAsync(json, new { head.Title, head.Watermark, Rows = all }, Json);
        }

        await using var csv = await archive.CreateEntry("data.csv").OpenAsync();
        await using var table = new CsvExport(csv, head);
        foreach (var row in rows) table.Add(row);
    }

    private static string Plain(object value) => value is string text ? text : Cells.Word(value);
}
