namespace Liuke.Exports.Writing;

/// <summary>Writes a file row by row, holding no more than one of them. Dispose to finish.</summary>
internal interface IExportWriter : IAsyncDisposable
{
    void Add(ReadOnlySpan<object?> row);
}

/// <param name="Watermark">Who takes this out, when, and by which right.</param>
internal sealed record ExportHead(string Title, string Watermark, IReadOnlyList<(string Title, int Width)> Columns);
