using System.Text;
using ExcelDataReader;
using Liuke.Basics;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Exports;

/// <summary>What measures the memory of the whole process runs when nothing else does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class LongExportTests
{
    static LongExportTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task three_hundred_thousand_rows_are_written_without_memory_growing_with_them()
    {
        var head = new Liuke.Exports.Writing.ExportHead("客户", "水印", [.. Enumerable.Range(0, 17).Select(i => ($"列{i}", 12))]);
        var path = Path.GetTempFileName();
        try
        {
            var before = 0L;
            await using (var file = File.Create(path))
            await using (var writer = new Liuke.Exports.Writing.XlsxExport(file, head))
            {
                for (var i = 0; i < 300_000; i++)
                {
                    writer.Add(["C2026-00001-7", "宁波海天灯饰有限公司", "企业", "浙江", "138****8000", "林晓雨", "华东一部", "活跃", new LocalDate(2026, 1, 2), "A", new LocalDate(2025, 1, 2), new LocalDate(2026, 1, 2), i, new Money(i, "CNY"), 0.93, new Money(7, "CNY"), null]);
                    if (i == 30_000) before = GC.GetTotalMemory(forceFullCollection: true);
                }

                var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
                Assert.True(grown < 4_000_000, $"grown by {grown} bytes");
            }

            await using var written = File.OpenRead(path);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(written);
            var rows = 0;
            while (reader.Read()) rows++;
            Assert.Equal(300_002, rows);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
