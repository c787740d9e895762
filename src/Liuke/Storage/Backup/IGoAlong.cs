namespace Liuke.Storage.Backup;

/// <summary>A small file of the data folder that every backup takes along, and that a restore brings together with the one that is there.</summary>
public interface IGoAlong
{
    /// <summary>The file's name.</summary>
    string Name { get; }

    /// <returns>Null while there is nothing to keep.</returns>
    Task<byte[]?> Take(CancellationToken stop);

    Task Merge(byte[] kept, CancellationToken stop);
}
