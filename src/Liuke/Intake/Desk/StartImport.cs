using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Intake.Desk;

/// <param name="Path">A file on this machine, which stays where it is.</param>
/// <param name="Profile">A saved mapping profile, by name.</param>
public sealed record FileToImport(string Path, string? Profile = null, ImportSettings? Settings = null, PersonId? By = null)
{
    public required string Kind { get; init; }
}

/// <summary>A started import; run the job inline, or wait for it.</summary>
public sealed record StartedImport(BatchId Batch, JobId Job);

/// <summary>Begins to import a file from this machine. The file is looked at first, so that a wrong one is refused at once.</summary>
/// <remarks>For commands: <c>StartImport</c>, then <c>RunJob.Run(job, watch, stop)</c>, then <c>ReadImport</c> for the <see cref="ImportSummary"/>.</remarks>
public sealed class StartImport(IDbContextFactory<Db> store, ImportKinds kinds, ImportFolder folder, IClock clock, AskForJob ask)
{
    public async Task<Outcome<StartedImport>> Run(FileToImport asked, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        if ((await MappingProfiles.Settle(db, asked, stop)).Refused(out var refusal, out var settings)) return refusal;
        if (kinds.Find(asked.Kind) is not { } kind) return Refusal.Missing(IntakeWords.NoSuchKind);
        if (!File.Exists(asked.Path)) return Refusal.Missing(IntakeWords.NoSuchFile(Path.GetFileName(asked.Path)));
        var batch = new ImportBatch(clock.New<BatchId>(), kind.Key, Incoming.At(asked.Path), asked.By, clock.GetCurrentInstant());
        if ((await ImportFile.Open(db, new(folder.Whole(batch.FilePath), batch, settings, kind), stop)).Refused(out refusal, out var file)) return refusal;
        file.Dispose();
        if (batch.Decide(settings.ToJson()) is { } no) return no;
        if (await BrokenOff(db, batch, stop) is { } begun) return begun;
        db.ImportBatches.Add(batch);
        await db.SaveChangesAsync(stop);
        return new StartedImport(batch.Id, await ask.Run<RunImport>(new RunImport.Arguments(batch.Id), asked.By, null, stop));
    }

    // The same file again, in the same way, while an earlier import of it stopped on the way: that one goes on.
    private static async Task<StartedImport?> BrokenOff(Db db, ImportBatch batch, CancellationToken stop)
        => await db.ImportBatches.AsNoTracking()
            .Where(b => b.Kind == batch.Kind && b.State == BatchState.Importing && b.FilePath == batch.FilePath && b.FileSize == batch.FileSize && b.FileChangedAt == batch.FileChangedAt && b.Settings == batch.Settings)
            .Join(db.Jobs.Where(j => j.State == JobState.Waiting || j.State == JobState.Running), b => b.JobId, j => j.Id, (b, j) => new StartedImport(b.Id, j.Id))
            .FirstOrDefaultAsync(stop);
}

/// <summary>Goes through a file as an import would, and keeps nothing of it but the result file.</summary>
internal sealed class TryImport(IDbContextFactory<Db> store, FileImport import, ImportFolder folder, IClock clock)
{
    public async Task<Outcome<ImportSummary>> Run(FileToImport asked, Action<long, long>? report, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        if ((await MappingProfiles.Settle(db, asked, stop)).Refused(out var refusal, out var settings)) return refusal;
        if (!File.Exists(asked.Path)) return Refusal.Missing(IntakeWords.NoSuchFile(Path.GetFileName(asked.Path)));

        var batch = new ImportBatch(clock.New<BatchId>(), asked.Kind, Incoming.At(asked.Path), asked.By, clock.GetCurrentInstant());
        if ((batch.Decide(settings.ToJson()) ?? batch.Start(folder.Result(batch.Id, batch.FileName))) is { } no) return no;
        return (await import.Run(batch, true, report ?? ((_, _) => { }), stop)).Refused(out refusal, out var end)
            ? refusal : ImportSummary.Of(end.Counts, folder.Whole(batch.ResultPath), end.Seconds);
    }
}

/// <summary>What came of an import, or has come of it so far.</summary>
public sealed class ReadImport(IDbContextFactory<Db> store, ImportFolder folder)
{
    public async Task<ImportSummary?> Run(BatchId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.ImportBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, stop) is { } batch ? ImportSummary.Of(batch, folder) : null;
    }
}

internal static class Incoming
{
    public static IncomingFile At(string path)
    {
        var file = new FileInfo(path);
        return new(file.Name, file.FullName, file.Length, Instant.FromDateTimeUtc(file.LastWriteTimeUtc), false);
    }
}

internal static class MappingProfiles
{
    /// <summary>The settings as given, or the named profile's.</summary>
    public static async Task<Outcome<ImportSettings>> Settle(Db db, FileToImport asked, CancellationToken stop)
    {
        var settings = asked.Settings ?? ImportSettings.Plain;
        if (asked.Profile is not { } name) return settings;
        var profile = await db.MappingProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.Kind == asked.Kind && p.Name == name, stop);
        return profile is null ? Refusal.Missing(IntakeWords.NoSuchProfile(name)) : settings with { Columns = profile.Mapping.Columns, DateOrder = profile.DateOrder };
    }
}
