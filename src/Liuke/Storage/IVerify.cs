using Liuke.Basics;

namespace Liuke.Storage;

/// <summary>Something that must be true of the data at all times; every room brings what it promises.</summary>
public interface IVerify
{
    /// <summary>The promise, as a sentence.</summary>
    Text Title { get; }

    /// <returns>What is not as promised, a few examples of it; empty when all is well.</returns>
    Task<IReadOnlyList<Text>> Run(Db db, CancellationToken stop);
}
