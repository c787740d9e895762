using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Liuke.Tests.Intake;

internal static class Workbook
{
    /// <summary>A workbook of one sheet; strings, numbers, and dates as styled serials.</summary>
    public static void Write(string path, params object?[][] rows)
    {
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new(
            new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 22, ApplyNumberFormat = true }));
        var sheet = workbook.AddNewPart<WorksheetPart>();
        sheet.Worksheet = new(new SheetData(rows.Select(row => new Row(row.Select(Of)))));
        workbook.Workbook = new(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "Sheet1" }));
    }

    private static Cell Of(object? value) => value switch
    {
        DateTime at => new() { CellValue = new(at.ToOADate()), StyleIndex = 1 },
        double number => new() { CellValue = new(number), DataType = CellValues.Number },
        int number => new() { CellValue = new(number), DataType = CellValues.Number },
        string text => new() { InlineString = new(new DocumentFormat.OpenXml.Spreadsheet.Text(text)), DataType = CellValues.InlineString },
        _ => new(),
    };
}
