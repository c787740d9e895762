using System.Globalization;
using System.IO.Compression;
using System.Text;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Exports.Writing;

/// <summary>A workbook written straight into its archive, part after part: memory does not grow with the rows.</summary>
/// <remarks>ECMA-376 part 1, SpreadsheetML with inline strings. A sheet holds a million rows; more go on in the next.</remarks>
internal sealed class XlsxExport : IExportWriter
{
    private const int RowsOfASheet = 1_000_000, HeadRows = 2;
    private const int DayZero = 25_569; // 1970-01-01 in a spreadsheet's count
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string Kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private readonly ZipArchive archive;
    private readonly ExportHead head;
    private StreamWriter? sheet;
    private int sheets, rows;

    public XlsxExport(Stream file, ExportHead head)
    {
        (this.head, archive) = (head, new(file, ZipArchiveMode.Create, leaveOpen: true));
        BeginSheet();
    }

    public void Add(ReadOnlySpan<object?> row)
    {
        if (rows == RowsOfASheet)
        {
            EndSheet();
            BeginSheet();
        }

        rows++;
        sheet!.Write("<row>");
        foreach (var value in row) Cell(value);
        sheet.Write("</row>");
    }

    public ValueTask DisposeAsync()
    {
        EndSheet();
        var numbers = Enumerable.Range(1, sheets).ToList();
        Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(numbers.Select(n => $"""<sheet name="{Escaped(SheetName(n))}" sheetId="{n}" r:id="s{n}"/>"""))}</sheets></workbook>""");
        Part("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Packages}/relationships">{string.Concat(numbers.Select(n => $"""<Relationship Id="s{n}" Type="{Relations}/worksheet" Target="worksheets/sheet{n}.xml"/>"""))}<Relationship Id="st" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Part("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><i/><sz val="10"/><color rgb="FF7A4B00"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/><xf fontId="2" applyFont="1"/></cellXfs></styleSheet>""");
        Part("_rels/.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="w" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part("[Content_Types].xml", $"""<Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Kinds}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Kinds}.styles+xml"/>{string.Concat(numbers.Select(n => $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{Kinds}.worksheet+xml"/>"""))}</Types>""");
        return archive.DisposeAsync();
    }

    private void BeginSheet()
    {
        (sheets, rows) = (sheets + 1, 0);
        sheet = new(archive.CreateEntry($"xl/worksheets/sheet{sheets}.xml", CompressionLevel.Fastest).Open(), new UTF8Encoding(false), 1 << 16);
        sheet.Write($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="{HeadRows}" topLeftCell="A{HeadRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        for (var i = 0; i < head.Columns.Count; i++) sheet.Write(string.Create(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{head.Columns[i].Width}" customWidth="1"/>"""));
        sheet.Write("</cols><sheetData><row>");
        Word(head.Watermark, 3);
        sheet.Write("</row><row>");
        foreach (var (title, _) in head.Columns) Word(title, 2);
        sheet.Write("</row>");
    }

    private void EndSheet()
    {
        var print = Escaped(head.Watermark.Replace("&", "&&", StringComparison.Ordinal));
        sheet!.Write(string.Create(CultureInfo.InvariantCulture, $"</sheetData><autoFilter ref=\"A{HeadRows}:{Column(head.Columns.Count)}{HeadRows + rows}\"/><headerFooter><oddHeader>&amp;C{print}</oddHeader></headerFooter></worksheet>"));
        sheet.Dispose();
    }

    private void Cell(object? value)
    {
        if (value is null) sheet!.Write("<c/>");
        else if (value is LocalDate day) sheet!.Write(string.Create(CultureInfo.InvariantCulture, $"<c s=\"1\"><v>{day.Number() + DayZero}</v></c>"));
        else if (Cells.Number(value) is { } number) { sheet!.Write("<c><v>"); sheet.Write(number); sheet.Write("</v></c>"); }
        else Word(Cells.Word(value), 0);
    }

    private void Word(string word, int style)
    {
        sheet!.Write(style == 0 ? "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" : string.Create(CultureInfo.InvariantCulture, $"<c t=\"inlineStr\" s=\"{style}\"><is><t xml:space=\"preserve\">"));
        sheet.Write(Escaped(word));
        sheet.Write("</t></is></c>");
    }

    private void Part(string name, string content)
    {
        using var part = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        part.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        part.Write(content);
    }

    private string SheetName(int number)
    {
        var name = string.Concat(head.Title.Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal)));
        name = name[..Math.Min(name.Length, 25)];
        return number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {number}");
    }

    private static string Column(int number) => number <= 26 ? $"{(char)('A' + number - 1)}" : $"{Column((number - 1) / 26)}{(char)('A' + ((number - 1) % 26))}";

    // XML knows no control characters; half a surrogate pair is none either.
    private static string Escaped(string word)
    {
        var clean = new StringBuilder(word.Length + 16);
        foreach (var rune in word.EnumerateRunes())
        {
            if (rune.Value is '&') clean.Append("&amp;");
            else if (rune.Value is '<') clean.Append("&lt;");
            else if (rune.Value is '>') clean.Append("&gt;");
            else if (rune.Value is '"') clean.Append("&quot;");
            else if (rune.Value is >= 0x20 or '\t' or '\n' and not (0xFFFE or 0xFFFF)) clean.Append(rune.ToString());
        }

        return clean.ToString();
    }
}
