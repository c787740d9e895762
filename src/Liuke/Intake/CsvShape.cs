using CsvHelper;
using Liuke.Basics;

namespace Liuke.Intake;

/// <summary>How a text file is written, found by looking through all of it once.</summary>
/// <param name="Encoding">Null for UTF-8 and for Unicode that says so itself.</param>
/// <param name="HasBalancedQuotes">Where quotes do not balance, each line is a row of its own, so that one bad quote cannot swallow the rest.</param>
internal sealed record CsvShape(System.Text.Encoding? Encoding, bool HasBalancedQuotes)
{
    public static Outcome<CsvShape> Find(TextSource source)
    {
        if (TextEncoding.Find(source).Refused(out var refusal, out var encoding)) return refusal;
        var shape = new CsvShape(encoding, true);
        if (shape.Fits(source)) return shape;

        shape = shape with { HasBalancedQuotes = false };
        return shape.Fits(source) ? shape : Refusal.Invalid(IntakeWords.LineTooLong(TableReader.LongestLine));
    }

    public CsvReaderOptions Options(Action<CsvMalformedRecord>? onMalformed) => new()
    {
        HasHeader = false,
        Encoding = Encoding,
        AllowLineBreaksInQuotes = HasBalancedQuotes,
        MaxRecordSize = TableReader.LongestLine,
        TrackLineNumbers = true,
        DetectSeparatorHint = true,
        IncludeValuesInExceptions = false,
        OnMalformedRecord = onMalformed,
    };

    private bool Fits(TextSource source)
    {
        var isTorn = false;
        using var opened = source.Open();
        using var reader = CsvReader.Create(opened.Text, Options(HasBalancedQuotes ? m => isTorn |= Tears(m) : null), true);
        try
        {
            while (reader.Read())
                if (isTorn) return false;
            return !isTorn;
        }
        catch (FormatException)
        {
            return false;
        }
        catch (InvalidDataException)
        {
            // A damaged archive: the reading proper will say so at the row where it happens.
            return true;
        }
    }

    // A bad quote inside one line harms that line only.
    private static bool Tears(CsvMalformedRecord record)
        => record.Reason == CsvMalformedReason.UnterminatedQuote || record.RawRecord.AsSpan().ContainsAny('\r', '\n');
}
