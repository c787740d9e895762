using System.Text;
using CsvHelper;

namespace Liuke.Intake;

/// <summary>The file as it came, with what became of each row: its columns, then status and reason.</summary>
/// <remarks>Written before the commit that it belongs to; whatever lies behind the last committed length is cut off on opening.</remarks>
public sealed class ResultFile : IDisposable
{
    private readonly FileStream file;
    private readonly CsvWriter writer;
    private readonly string[] record;

    private ResultFile(FileStream file, int columns)
    {
        this.file = file;
        record = new string[columns + 2];
        writer = CsvWriter.Create(file, new CsvWriterOptions { ValidateFieldCount = false }, true);
    }

    /// <param name="length">How much of the file belongs to rows that are committed; 0 begins it.</param>
    public static ResultFile Open(string path, IReadOnlyList<string> headers, long length)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var opened = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        opened.SetLength(Math.Min(length, opened.Length));
        opened.Seek(0, SeekOrigin.End);
        var result = new ResultFile(opened, headers.Count);
        if (opened.Length > 0) return result;

        opened.Write(Encoding.UTF8.Preamble);
        result.writer.WriteRecord([.. headers, "status", "reason"]);
        return result;
    }

    public void Add(TableRow row, string status, string reason)
    {
        var columns = record.Length - 2;
        for (var i = 0; i < columns; i++) record[i] = row.Cell(i);
        (record[columns], record[columns + 1]) = (status, reason);
        writer.WriteRecord(record);
    }

    /// <summary>Hands everything to the system, so that it outlives this process.</summary>
    /// <returns>The length to commit with the rows.</returns>
    public long Flush()
    {
        writer.Flush();
        file.Flush();
        return file.Length;
    }

    public void Dispose()
    {
        writer.Dispose();
        file.Dispose();
    }
}
