using CsvHelper;

namespace Liuke.Intake;

/// <summary>Rows of a CSV file: comma, semicolon, tab or bar, quoted or not, with any line ending.</summary>
internal sealed class CsvTableReader : TableReader
{
    private readonly CsvShape shape;
    private readonly TextSource.Opened opened;
    private readonly CsvReader reader;
    private long tornLine;

    public CsvTableReader(CsvShape shape, TextSource source)
    {
        this.shape = shape;
        opened = source.Open();
        reader = CsvReader.Create(opened.Text, shape.Options(shape.HasBalancedQuotes ? null : Note), true);
    }

    public override string Form => shape.Encoding is null ? "CSV, UTF-8" : $"CSV, {shape.Encoding.WebName.ToUpperInvariant()}";

    public override (long Done, long Total) Progress => (opened.File.Position, opened.File.Length);

    protected override bool Next(out TableRow row)
    {
        row = default;
        if (!reader.Read()) return false;
        var cells = new string[Math.Min(reader.FieldCount, MostColumns + 1)];
        for (var i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i);
        row = new(reader.LineNumber, cells, reader.LineNumber == tornLine ? IntakeWords.QuoteNotClosed : null);
        return true;
    }

    protected override void Close()
    {
        reader.Dispose();
        opened.Dispose();
    }

    private void Note(CsvMalformedRecord record)
    {
        if (record.Reason is CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes) tornLine = record.LineNumber;
    }
}
