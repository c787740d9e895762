namespace Liuke.Storage;

/// <summary>Something a room writes last in a unit of work, just before the commit, because others must wait for it until then.</summary>
/// <remarks>What is to be written is put into <see cref="Db.Unwritten"/> while the work goes on; whoever writes it takes it out.</remarks>
public interface ILastWord
{
    /// <summary>Who makes all others wait comes last.</summary>
    int Order { get; }

    /// <summary>Runs inside the open write transaction.</summary>
    Task Write(Db db, CancellationToken stop);
}
