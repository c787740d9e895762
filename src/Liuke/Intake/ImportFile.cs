using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Intake;

/// <summary>A file with its mapping settled, read and understood some thousand rows at a time.</summary>
public sealed class ImportFile : IDisposable
{
    private readonly TableReader reader;
    private readonly IImportWork work;

    private ImportFile(TableReader reader, Mapping mapping, IImportWork work) => (this.reader, Mapping, this.work) = (reader, mapping, work);

    public Mapping Mapping { get; }
    public IImportWork Work => work;
    public IReadOnlyList<string> Headers => reader.Headers;
    public string Form => reader.Form;
    public (long Done, long Total) Progress => reader.Progress;

    /// <summary>Why the reading ended before the file did.</summary>
    public Refusal? Damage => reader.Damage;

    /// <summary>A file to be opened: where it lies, and as what.</summary>
    public sealed record Asked(string Path, ImportBatch Batch, ImportSettings Settings, IImportKind Kind);

    public static async Task<Outcome<ImportFile>> Open(Db db, Asked asked, CancellationToken stop)
    {
        var (path, batch, settings, kind) = asked;
        var fields = await kind.Fields(db, stop);
        if (TableFile.Open(path, fields).Refused(out var refusal, out var reader)) return refusal;
        var mapping = settings.Mapping.Onto(reader.Headers, fields);
        if (kind.Check(settings, mapping, reader.Headers) is not { } missing)
            return new ImportFile(reader, mapping, await kind.Work(db, new(batch, settings, mapping, reader.Headers, fields), stop));
        reader.Dispose();
        return missing;
    }

    public ImportRow? Next() => reader.Read() ? work.Read(reader.Current) : null;

    public IReadOnlyList<ImportRow> Take(int most)
    {
        var some = new List<ImportRow>(Math.Min(most, 4096));
        while (some.Count < most && Next() is { } row) some.Add(row);
        return some;
    }

    /// <summary>Chunks of rows, read ahead on another thread while the one before is written.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ImportRow>> Chunks(int size, [EnumeratorCancellation] CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var ahead = Channel.CreateBounded<IReadOnlyList<ImportRow>>(1);
        var reading = Task.Run(() => ReadAhead(ahead.Writer, size, over.Token), CancellationToken.None);
        try
        {
            await foreach (var chunk in ahead.Reader.ReadAllAsync(stop)) yield return chunk;
        }
        finally
        {
            await over.CancelAsync();
            await reading;
        }
    }

    public void Dispose() => reader.Dispose();

    private async Task ReadAhead(ChannelWriter<IReadOnlyList<ImportRow>> ahead, int size, CancellationToken stop)
    {
        try
        {
            for (var chunk = Take(size); chunk.Count > 0; chunk = Take(size)) await ahead.WriteAsync(chunk, stop);
            ahead.Complete();
        }
        catch (Exception broken)
        {
            ahead.Complete(broken is OperationCanceledException ? null : broken);
        }
    }
}
