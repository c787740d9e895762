using Liuke.Storage;
using Liuke.Storage.Walls;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Interactions;

/// <summary>Numbers for rows that are found by their words: the index of words answers with numbers.</summary>
[NotPersonal("counts")]
internal sealed class TextSerial
{
    private TextSerial() { }

    public string Name { get; private set; } = "";
    public long Given { get; private set; }

    /// <summary>Takes the next numbers. Within a transaction nobody else can take any until it ends, so take them last.</summary>
    /// <returns>The first; the others follow it.</returns>
    public static async Task<long> Take(Db db, TextIndex index, int count, CancellationToken stop)
    {
        var given = await db.Database.SqlQueryRaw<long>(
            """
            INSERT INTO "TextSerials" ("Name", "Given") VALUES ({0}, {1})
            ON CONFLICT ("Name") DO UPDATE SET "Given" = "TextSerials"."Given" + excluded."Given"
            RETURNING "Given" AS "Value"
            """, index.Table, (long)count).ToListAsync(stop);
        return given.Single() - count + 1;
    }
}
