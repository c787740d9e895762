using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Walls;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Keys;

/// <summary>Tells which master key a database belongs to; one row.</summary>
[NotPersonal("a keyed mark")]
internal sealed class MasterKeyMark
{
    private MasterKeyMark() { }

    public MasterKeyMark(string mark, Instant now) => (Mark, MadeAt) = (mark, now.Cut());

    public int Id { get; private set; } = 1;
    public string Mark { get; private set; } = "";
    public Instant MadeAt { get; private set; }
}

/// <summary>Finds the master key of the database that was just opened, or makes it at the first start of all.</summary>
internal sealed class FindMasterKey(MasterKey key, IClock clock, ILogger<MasterKey> log) : IWhenOpen
{
    public async Task Run(Db db, CancellationToken stop)
    {
        var mark = await db.MasterKeyMarks.AsNoTracking().SingleOrDefaultAsync(stop);
        if (mark is null) mark = await Marry(db, stop);
        if (mark.Mark != key.Mark) throw new CannotOpen(KeyWords.OtherKey(key.File));
        if (OthersMayRead()) log.LogWarning("{Warning}", KeyWords.OthersMayRead(key.File).En);
    }

    private async Task<MasterKeyMark> Marry(Db db, CancellationToken stop)
    {
        if (!key.IsThere) key.Make();
        var mine = new MasterKeyMark(key.Mark, clock.GetCurrentInstant());
        db.MasterKeyMarks.Add(mine);
        try
        {
            await db.SaveChangesAsync(stop);
            return mine;
        }
        catch (DbUpdateException)
        {
            // Two nodes started at once on a new database: the first one's key holds.
            db.ChangeTracker.Clear();
            return await db.MasterKeyMarks.AsNoTracking().SingleAsync(stop);
        }
    }

    private bool OthersMayRead()
        => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(key.File) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != UnixFileMode.None;
}
