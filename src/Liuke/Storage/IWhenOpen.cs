namespace Liuke.Storage;

/// <summary>Something a room reads as soon as the database is open and of this version.</summary>
public interface IWhenOpen
{
    Task Run(Db db, CancellationToken stop);
}
