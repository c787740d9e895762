using Liuke.Storage;
using Liuke.Storage.Walls;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive;

/// <summary>How many codes a year has given away. It only grows: a code is never given twice.</summary>
[NotPersonal("counts")]
public sealed class CodeSerial
{
    private CodeSerial() { }

    public int Year { get; private set; }
    public long Given { get; private set; }

    /// <summary>Takes the next numbers of a year. Within a transaction nobody else can take any of that year until it ends.</summary>
    /// <returns>The first; the others follow it.</returns>
    public static async Task<long> Take(Db db, int year, int count, CancellationToken stop)
    {
        var given = await db.Database.SqlQueryRaw<long>(
            """
            INSERT INTO "CodeSerials" ("Year", "Given") VALUES ({0}, {1})
            ON CONFLICT ("Year") DO UPDATE SET "Given" = "CodeSerials"."Given" + excluded."Given"
            RETURNING "Given" AS "Value"
            """, year, (long)count).ToListAsync(stop);
        return CustomerCode.Number(year, given.Single() - count + 1);
    }
}
