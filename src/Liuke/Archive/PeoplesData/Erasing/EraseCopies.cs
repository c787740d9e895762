using Liuke.Storage;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Erasing;

/// <summary>Copies of the whole database that the program set aside itself, before an upgrade or a restore: those that do not know of the erasure hold the person as they were.</summary>
internal sealed class EraseCopies(Database database) : IEraseFiles
{
    public Task Run(Db db, ErasedPerson who, Instant now, CancellationToken stop)
    {
        var id = Convert.ToHexString(who.Entry.Id.ToByteArray(bigEndian: true));
        var literal = database.IsPostgres ? $"'{who.Entry.Id}'" : $"x'{id}'";
        return db.Dialect.DropCopies(db, database, $"SELECT 1 FROM {{0}}\"Erasures\" WHERE \"Id\" = {literal} AND \"PurgedAt\" IS NOT NULL", stop);
    }
}
