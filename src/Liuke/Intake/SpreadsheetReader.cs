using System.Globalization;
using ExcelDataReader;
using Liuke.Basics;

namespace Liuke.Intake;

/// <summary>Rows of the first sheet of a workbook that holds any.</summary>
internal sealed class SpreadsheetReader : TableReader
{
    // Beyond fifteen digits a spreadsheet's number is not exact; it stands as it is written.
    private const double LargestExact = 1e15;

    private readonly FileStream file;
    private readonly IExcelDataReader reader;

    private SpreadsheetReader(FileStream file, IExcelDataReader reader) => (this.file, this.reader) = (file, reader);

    public override string Form => "XLSX";

    public override (long Done, long Total) Progress => (reader.Depth, Math.Max(reader.Depth, reader.RowCount));

    public static Outcome<TableReader> Open(string path)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var opened = File.OpenRead(path);
        try
        {
            var workbook = ExcelReaderFactory.CreateReader(opened, new() { LeaveOpen = true });
            while (workbook.RowCount == 0 && workbook.NextResult()) { /* look for the first sheet with rows */ }
            return new SpreadsheetReader(opened, workbook);
        }
        catch (ExcelDataReader.Exceptions.InvalidPasswordException)
        {
            opened.Dispose();
            return Refusal.Invalid(IntakeWords.WorkbookLocked);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            opened.Dispose();
            return Refusal.Invalid(IntakeWords.DamagedWorkbook);
        }
    }

    protected override bool Next(out TableRow row)
    {
        row = default;
        if (!reader.Read()) return false;
        var cells = new string[Math.Min(reader.FieldCount, MostColumns + 1)];
        for (var i = 0; i < cells.Length; i++) cells[i] = Written(reader.GetValue(i));
        row = new(reader.Depth + 1, cells, null);
        return true;
    }

    protected override void Close()
    {
        reader.Dispose();
        file.Dispose();
    }

    private static string Written(object? value) => value switch
    {
        null => "",
        string text => text,
        double number when Math.Abs(number) < LargestExact && number == Math.Floor(number) => ((long)number).ToString(CultureInfo.InvariantCulture),
        double number => Exact(number),
        DateTime at => at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // 0.1 + 0.2 in a sheet is 0.30000000000000004; fifteen digits are what the sheet itself shows.
    private static string Exact(double number)
        => Math.Abs(number) is < 1e12 and > 1e-9 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);
}
