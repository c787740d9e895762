using System.IO.Compression;
using System.Text;
using Liuke.Basics;
using Liuke.Intake;
using Xunit;

namespace Liuke.Tests.Intake;

public sealed class TableFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liuke-intake-").FullName;

    static TableFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => Directory.Delete(folder, true);

    private sealed record Table(string Form, string[] Headers, List<TableRow> Rows, Text? Damage)
    {
        public string Cells => string.Join('\n', Rows.Select(r => $"{r.LineNo}:{string.Join('|', r.Cells)}"));
    }

    private Outcome<Table> Read(byte[] bytes)
    {
        var path = Path.Combine(folder, "file");
        File.WriteAllBytes(path, bytes);
        if (TableFile.Open(path).Refused(out var refusal, out var reader)) return refusal;
        using var _ = reader;
        var rows = new List<TableRow>();
        while (reader.Read()) rows.Add(reader.Current);
        return new Table(reader.Form, [.. reader.Headers], rows, reader.Damage?.Sentence);
    }

    private Outcome<Table> Read(string text, Encoding? encoding = null) => Read((encoding ?? new UTF8Encoding(false)).GetBytes(text));

    private static byte[] Packed(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest)) gzip.Write(bytes);
        return memory.ToArray();
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,4\n")]
    [InlineData("a;b\r\n1;2\r\n3;4")]
    [InlineData("a\tb\n1\t2\n3\t4\n")]
    [InlineData("a|b\n1|2\n3|4\n")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\n3,4\n")]
    [InlineData("sep=;\na;b\n1;2\n3;4\n")]
    public void separators_quotes_and_line_ends_are_found_by_looking(string text)
        => Assert.Equal(["1|2", "3|4"], Read(text).Value.Rows.Select(r => string.Join('|', r.Cells)));

    [Theory]
    [InlineData("utf-8", "CSV, UTF-8")]
    [InlineData("gb18030", "CSV, GB18030")]
    [InlineData("utf-16", "CSV, UTF-8")]
    public void the_encoding_is_found_by_looking(string encoding, string form)
    {
        var of = Encoding.GetEncoding(encoding);
        var table = Read([.. of.Preamble, .. of.GetBytes("订单编号,客户\n1,宁波海天灯饰\n2,鎏金坊𠮷\n")]).Value;
        Assert.Equal(form, table.Form);
        Assert.Equal("2:1|宁波海天灯饰\n3:2|鎏金坊𠮷", table.Cells);
    }

    [Fact]
    public void chinese_that_comes_late_in_a_long_plain_file_is_still_found()
    {
        var text = new StringBuilder("no,name\n");
        for (var i = 0; i < 40_000; i++) text.Append("1,plain\n");
        text.Append("2,客户\n");
        Assert.Equal("客户", Read(text.ToString(), Encoding.GetEncoding("GB18030")).Value.Rows[^1].Cells[1]);
    }

    [Fact]
    public void a_few_bad_bytes_do_not_make_a_utf8_file_something_else()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("编号,名称\n" + string.Concat(Enumerable.Repeat("1,宁波海天灯饰有限公司\n", 100))), 0x32, 0x2c, 0xff, 0x0a];
        var table = Read(bytes).Value;
        Assert.Equal("宁波海天灯饰有限公司", table.Rows[0].Cells[1]);
        Assert.Contains('\uFFFD', table.Rows[^1].Cells[1]);
    }

    [Fact]
    public void a_packed_file_is_unpacked_while_reading() => Assert.Equal("2:1|2", Read(Packed("a,b\n1,2\n"u8.ToArray())).Value.Cells);

    [Fact]
    public void line_numbers_count_line_breaks_within_cells_and_blank_lines()
        => Assert.Equal("2:1|x\ny\n5:2|z", Read("a,b\n1,\"x\ny\"\n\n2,z\n").Value.Cells);

    [Fact]
    public void a_title_above_the_headers_is_passed_over()
    {
        var table = Read("2024年订单报表,,\n\n订单编号,客户,金额\n1,a,2\n").Value;
        Assert.Equal(["订单编号", "客户", "金额"], table.Headers);
        Assert.Equal("4:1|a|2", table.Cells);
    }

    [Fact]
    public void columns_of_one_name_are_told_apart() => Assert.Equal(["a", "a (2)", "[3]", "b"], Read("a,a,,b\n1,2,3,4\n").Value.Headers);

    [Fact]
    public void one_quote_that_is_never_closed_harms_its_own_line_only()
    {
        var rows = Read("a,b\n1,x\n2,\"torn\n3,y\n4,z\n").Value.Rows;
        Assert.Equal([null, IntakeWords.QuoteNotClosed, null, null], rows.Select(r => r.Fault));
        Assert.Equal("4|z", string.Join('|', rows[^1].Cells));
    }

    [Fact]
    public void a_quote_inside_a_word_is_only_a_character() => Assert.Equal("2:5\" pipe|1", Read("a,b\n5\" pipe,1\n").Value.Cells);

    [Fact]
    public void a_row_with_more_cells_than_headers_is_faulty_and_short_rows_are_empty_at_the_end()
    {
        var rows = Read("a,b\n1,2,3\n4\n5,6,,\n").Value.Rows;
        Assert.Equal([false, true, true], rows.Select(r => r.Fault is null));
        Assert.Equal("", rows[1].Cell(1));
    }

    [Fact]
    public void a_damaged_archive_gives_its_rows_up_to_the_damage_and_a_sentence()
    {
        var text = "a,b\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i},{i * 7919 % 100_003}\n"));
        var whole = Packed(Encoding.ASCII.GetBytes(text));
        var table = Read(whole[..(whole.Length / 2)]).Value;
        Assert.InRange(table.Rows.Count, 1_000, 49_000);
        Assert.NotNull(table.Damage);
    }

    [Fact]
    public void what_is_no_table_is_refused_with_a_sentence()
    {
        (byte[] Bytes, Text Says)[] wrong =
        [
            ([], IntakeWords.EmptyFile),
            ([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2], IntakeWords.NotATable),
            ("one column\n1\n2\n"u8.ToArray(), IntakeWords.NoHeaders),
            (Encoding.ASCII.GetBytes(string.Join(',', Enumerable.Range(0, 600)) + "\n"), IntakeWords.TooManyColumns(501, TableReader.MostColumns)),
            (Packed(Packed("a,b\n"u8.ToArray())), IntakeWords.PackedTwice),
            (Encoding.ASCII.GetBytes("a,b\n1," + new string('x', 3 << 20)), IntakeWords.LineTooLong(TableReader.LongestLine)),
        ];
        Assert.All(wrong, w => Assert.Equal(w.Says, Read(w.Bytes).Refusal?.Sentence));
        Assert.Equal(RefusalKind.Missing, TableFile.Open(Path.Combine(folder, "nowhere.csv")).Refusal!.Kind);
    }
}
