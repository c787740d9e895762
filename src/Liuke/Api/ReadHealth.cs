using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Api;

/// <summary>Whether the program can do its work: the database answers, has this version's schema, and has room to write.</summary>
public sealed class ReadHealth(IDbContextFactory<Db> store, Database database)
{
    private const long LeastFreeBytes = 16 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>What is wrong, or null when ready.</returns>
    public async Task<Text?> Run(CancellationToken stop)
    {
        using var waited = CancellationTokenSource.CreateLinkedTokenSource(stop);
        waited.CancelAfter(Patience);
        try
        {
            await using var db = await store.CreateDbContextAsync(waited.Token);
            if ((await db.Database.GetPendingMigrationsAsync(waited.Token)).Any()) return ApiWords.NotMigrated;
            return database.File is { } file && new DriveInfo(Path.GetDirectoryName(file)!).AvailableFreeSpace < LeastFreeBytes ? ApiWords.NoRoom : null;
        }
        catch (Exception broken) when (!stop.IsCancellationRequested)
        {
            return Trouble.Of(broken)?.Sentence ?? ApiWords.NoAnswer;
        }
    }
}
