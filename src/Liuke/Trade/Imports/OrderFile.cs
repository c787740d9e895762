using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Liuke.Basics;
using Liuke.Intake;

namespace Liuke.Trade.Imports;

/// <summary>A sales file with its mapping settled, read and understood some thousand rows at a time.</summary>
internal sealed class OrderFile : IDisposable
{
    private readonly TableReader reader;
    private readonly OrderRows rows;

    private OrderFile(TableReader reader, Mapping mapping, Company company)
        => (this.reader, Mapping, rows) = (reader, mapping, new(mapping, reader.Headers, company));

    public Mapping Mapping { get; }
    public IReadOnlyList<string> Headers => reader.Headers;
    public string Form => reader.Form;
    public (long Done, long Total) Progress => reader.Progress;

    /// <summary>Why the reading ended before the file did.</summary>
    public Refusal? Damage => reader.Damage;
    public bool TellsCost => Mapping.IndexOf(OrderFields.Cost, Headers) >= 0;

    public static Outcome<OrderFile> Open(string path, Mapping wanted, Company company)
    {
        if (TableFile.Open(path).Refused(out var refusal, out var reader)) return refusal;
        var mapping = wanted.Onto(reader.Headers, OrderFields.All);
        if (OrderFields.Check(mapping, reader.Headers) is not { } missing) return new OrderFile(reader, mapping, company);
        reader.Dispose();
        return missing;
    }

    public ReadRow? Next() => reader.Read() ? ReadRow.Of(reader.Current, rows.Read(reader.Current)) : null;

    public IReadOnlyList<ReadRow> Take(int most)
    {
        var some = new List<ReadRow>(Math.Min(most, 4096));
        while (some.Count < most && Next() is { } row) some.Add(row);
        return some;
    }

    /// <summary>Chunks of rows, read ahead on another thread while the one before is written.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ReadRow>> Chunks(int size, [EnumeratorCancellation] CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var ahead = Channel.CreateBounded<IReadOnlyList<ReadRow>>(1);
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

    private async Task ReadAhead(ChannelWriter<IReadOnlyList<ReadRow>> ahead, int size, CancellationToken stop)
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
