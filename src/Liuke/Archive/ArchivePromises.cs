using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive;

/// <summary>What is always true of the archive; liuke verify looks.</summary>
internal static class ArchivePromises
{
    public static IServiceCollection AddArchivePromises(this IServiceCollection services)
    {
        services.AddSingleton<IVerify>(new NoSuchRows(ArchiveWords.EachHasAStanding,
            """SELECT c."Code" AS "Value" FROM "Customers" c LEFT JOIN "Standings" s ON s."CustomerId" = c."Id" WHERE s."CustomerId" IS NULL OR s."Number" <> c."Number" """, ArchiveWords.LacksStanding));
        services.AddSingleton<IVerify>(new NoSuchRows(ArchiveWords.StandingsHaveCustomers,
            """SELECT CAST(s."Number" AS text) AS "Value" FROM "Standings" s LEFT JOIN "Customers" c ON c."Id" = s."CustomerId" WHERE c."Id" IS NULL""", ArchiveWords.LostStanding));
        services.AddSingleton<IVerify>(new NoSuchRows(ArchiveWords.StandingsFollowCustomers,
            """SELECT c."Code" AS "Value" FROM "Standings" s JOIN "Customers" c ON c."Id" = s."CustomerId" WHERE s."DepartmentId" <> c."DepartmentId" OR s."OwnerId" IS DISTINCT FROM c."OwnerId" """, ArchiveWords.OtherOwner));
        return services.AddSingleton<IVerify, CodesAreRight>().AddSingleton<IVerify, MobilesOpen>();
    }
}

/// <summary>Every code is the one of its number, check digit included.</summary>
internal sealed class CodesAreRight : IVerify
{
    private const int Step = 10_000, Examples = 20;

    public Text Title => ArchiveWords.CodesAreRight;

    public async Task<IReadOnlyList<Text>> Run(Db db, CancellationToken stop)
    {
        var (wrong, last) = (new List<Text>(), 0L);
        while (wrong.Count < Examples)
        {
            var some = await db.Customers.AsNoTracking().Where(c => c.Number > last).OrderBy(c => c.Number).Take(Step).Select(c => new { c.Number, c.Code }).ToListAsync(stop);
            wrong.AddRange(some.Where(c => c.Code != CustomerCode.Of(c.Number)).Select(c => ArchiveWords.WrongCode(c.Code, CustomerCode.Of(c.Number))));
            if (some.Count < Step) break;
            last = some[^1].Number;
        }

        return [.. wrong.Take(Examples)];
    }
}

/// <summary>Every sealed mobile opens in its row and is found by its hashes.</summary>
internal sealed class MobilesOpen(CustomerMobile mobiles) : IVerify
{
    private const int Step = 10_000, Examples = 20;

    public Text Title => ArchiveWords.MobilesOpen;

    public async Task<IReadOnlyList<Text>> Run(Db db, CancellationToken stop)
    {
        var (wrong, last) = (new List<Text>(), 0L);
        while (wrong.Count < Examples)
        {
            var some = await db.Customers.AsNoTracking().Where(c => c.Number > last && c.MobileSealed != null).OrderBy(c => c.Number).Take(Step)
                .Select(c => new { c.Id, c.Number, c.Code, c.MobileSealed, c.MobileIndex }).ToListAsync(stop);
            wrong.AddRange(some.Where(c => mobiles.Open(c.Id, c.MobileSealed) is not { } mobile || !mobiles.IndexOf(mobile).AsSpan().SequenceEqual(c.MobileIndex)).Select(c => ArchiveWords.MobileDoesNotOpen(c.Code)));
            if (some.Count < Step) break;
            last = some[^1].Number;
        }

        return [.. wrong.Take(Examples)];
    }
}
