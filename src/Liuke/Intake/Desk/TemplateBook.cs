using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Liuke.Basics;

namespace Liuke.Intake.Desk;

/// <summary>Writes an empty workbook to fill in: a column for every field, drop-downs where there are choices.</summary>
/// <remarks>ECMA-376 part 1, SpreadsheetML. The choices stand on a sheet of their own, which the drop-downs look at.</remarks>
internal static class TemplateBook
{
    private const int Rows = 5_000;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string Kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static byte[] Write(Text name, IReadOnlyList<TemplateColumn> columns)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(archive, "xl/worksheets/sheet1.xml", Sheet(columns));
            Part(archive, "xl/worksheets/sheet2.xml", ChoiceSheet(columns));
            Frame(archive, name.ToString());
        }

        return file.ToArray();
    }

    private static string Sheet(IReadOnlyList<TemplateColumn> columns)
    {
        var sheet = new StringBuilder($"""<worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        foreach (var (at, column) in columns.Index()) sheet.Append(CultureInfo.InvariantCulture, $"""<col min="{at + 1}" max="{at + 1}" width="{Math.Clamp(column.Title.ToString().Length * 2 + 4, 12, 28)}" customWidth="1" style="{(column.IsText ? 1 : 0)}"/>""");
        sheet.Append("</cols><sheetData><row>");
        foreach (var column in columns) sheet.Append(Word(column.Title.ToString(), 2));
        sheet.Append("</row></sheetData>");
        var lists = columns.Index().Where(c => c.Item.Choices.Count > 0).ToList();
        if (lists.Count == 0) return sheet.Append("</worksheet>").ToString();
        sheet.Append(CultureInfo.InvariantCulture, $"""<dataValidations count="{lists.Count}">""");
        foreach (var (list, (at, column)) in lists.Index())
            sheet.Append(CultureInfo.InvariantCulture, $"""<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="{Letter(at + 1)}2:{Letter(at + 1)}{Rows}"><formula1>lists!${Letter(list + 1)}$1:${Letter(list + 1)}${column.Choices.Count}</formula1></dataValidation>""");
        return sheet.Append("</dataValidations></worksheet>").ToString();
    }

    private static string ChoiceSheet(IReadOnlyList<TemplateColumn> columns)
    {
        var lists = columns.Where(c => c.Choices.Count > 0).ToList();
        var sheet = new StringBuilder($"""<worksheet xmlns="{Main}"><sheetData>""");
        for (var row = 0; row < lists.Select(l => l.Choices.Count).DefaultIfEmpty(0).Max(); row++)
        {
            sheet.Append("<row>");
            foreach (var list in lists) sheet.Append(row < list.Choices.Count ? Word(list.Choices[row], 0) : "<c/>");
            sheet.Append("</row>");
        }

        return sheet.Append("</sheetData></worksheet>").ToString();
    }

    private static void Frame(ZipArchive archive, string name)
    {
        Part(archive, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{Escaped(name)}" sheetId="1" r:id="s1"/><sheet name="lists" sheetId="2" state="hidden" r:id="s2"/></sheets></workbook>""");
        Part(archive, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="s1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s2" Type="{Relations}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="st" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Part(archive, "xl/styles.xml", $"""<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyFont="1" applyNumberFormat="1"/></cellXfs></styleSheet>""");
        Part(archive, "_rels/.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="w" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(archive, "[Content_Types].xml", $"""<Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Kinds}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Kinds}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Kinds}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="{Kinds}.worksheet+xml"/></Types>""");
    }

    private static void Part(ZipArchive archive, string entry, string content)
    {
        using var part = new StreamWriter(archive.CreateEntry(entry, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        part.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        part.Write(content);
    }

    private static string Word(string word, int style) => string.Create(CultureInfo.InvariantCulture, $"""<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{Escaped(word)}</t></is></c>""");

    private static string Escaped(string word) => SecurityElement.Escape(string.Concat(word.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))));

    private static string Letter(int number) => number <= 26 ? $"{(char)('A' + number - 1)}" : $"{Letter((number - 1) / 26)}{(char)('A' + ((number - 1) % 26))}";
}
