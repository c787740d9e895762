using System.IO.Compression;
using System.Text;
using Liuke.Intake;
using Xunit;

namespace Liuke.Tests.Intake;

public sealed class WorkbookTests : IDisposable
{
    private readonly string path = Path.Combine(Directory.CreateTempSubdirectory("liuke-xlsx-").FullName, "orders.xlsx");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(path)!, true);

    private List<string> Rows()
    {
        using var reader = TableFile.Open(path).Value;
        var rows = new List<string>();
        while (reader.Read()) rows.Add($"{reader.Current.LineNo}:{string.Join('|', reader.Current.Cells)}");
        return rows;
    }

    [Fact]
    public void cells_are_read_as_they_are_meant()
    {
        Workbook.Write(path, ["订单编号", "时间", "金额"], [536365, new DateTime(2024, 1, 5, 13, 20, 0), 2.55], ["A-1", new DateTime(2024, 1, 6), 0.1 + 0.2]);
        Assert.Equal(["2:536365|2024-01-05 13:20:00|2.55", "3:A-1|2024-01-06|0.3"], Rows());
    }

    [Fact]
    public void a_damaged_workbook_is_refused_with_a_sentence()
    {
        Workbook.Write(path, ["a", "b"], ["1", "2"]);
        var bytes = File.ReadAllBytes(path);
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            var broken = (byte[])bytes.Clone();
            if (i % 2 == 0) Array.Resize(ref broken, random.Next(5, bytes.Length));
            else random.NextBytes(broken.AsSpan(random.Next(4, bytes.Length - 40), 40));
            File.WriteAllBytes(path, broken);
            var opened = TableFile.Open(path);
            if (opened.Refusal is { } refusal)
            {
                Assert.DoesNotContain("Exception", refusal.Sentence.En, StringComparison.Ordinal);
                continue;
            }

            using var reader = opened.Value;
            while (reader.Read()) { /* reads or says why not */ }
        }
    }

    [Fact]
    public void an_archive_that_is_no_workbook_is_told_from_one()
    {
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create)) zip.CreateEntry("orders.csv");
        Assert.Equal(IntakeWords.ZipNotWorkbook, TableFile.Open(path).Refusal?.Sentence);
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml", "<row><c><v>1</v></c></row>", 400 << 20)]
    [InlineData("xl/sharedStrings.xml", "<si><t>a</t></si>", 120 << 20)]
    [InlineData("xl/worksheets/sheet1.xml", "xxxxxxxxxxxxxxxx", 8 << 20)]
    public void a_workbook_that_swells_is_refused_before_it_fills_the_memory(string part, string filling, int size)
    {
        Workbook.Write(path, ["a", "b"], ["1", "2"]);
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            zip.GetEntry(part)?.Delete();
            using var stream = zip.CreateEntry(part, CompressionLevel.Fastest).Open();
            var some = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(filling, 4096)));
            for (var written = 0L; written < size; written += some.Length) stream.Write(some);
        }

        // Of this thread only: other tests run beside.
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotNull(TableFile.Open(path).Refusal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }
}
