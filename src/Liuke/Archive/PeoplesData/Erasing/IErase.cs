using Liuke.Storage;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Erasing;

/// <summary>Takes a person out of rows that do not belong to customers, or whose content is more than words: inside the erasing transaction.</summary>
internal interface IEraseRows
{
    Task Run(Db db, ErasedPerson who, Instant now, CancellationToken stop);
}

/// <summary>Takes a person out of files. Runs before the rows are emptied, while it is still known what to look for; may run again.</summary>
internal interface IEraseFiles
{
    Task Run(Db db, ErasedPerson who, Instant now, CancellationToken stop);
}
