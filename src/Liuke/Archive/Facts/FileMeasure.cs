using Liuke.Archive.Modules;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Facts;

/// <summary>How complete a file is and until when it is fresh: worked out from its facts whenever they change.</summary>
internal static class FileMeasure
{
    /// <summary>A stable fact is looked at again after so many days.</summary>
    public const int FreshDays = 90;

    /// <summary>After the facts were saved, in the same transaction.</summary>
    public static async Task Take(Db db, FileReview file, CustomerKind kind, (FileFieldCatalogue Catalogue, DateTimeZone Zone) by, CancellationToken stop)
    {
        var customer = file.CustomerId;
        var facts = await db.Facts.AsNoTracking().Where(f => f.CustomerId == customer).Select(f => new { f.FieldKey, f.SetAt, f.VerifiedAt }).ToListAsync(stop);
        var said = facts.ConvertAll(f => new Seen(f.FieldKey, f.VerifiedAt ?? f.SetAt, f.VerifiedAt is not null));
        var (completeness, unverified, freshUntil) = Of(said, by.Catalogue, kind, by.Zone);
        file.Measure(completeness, unverified, freshUntil);
        await db.SaveChangesAsync(stop);
    }

    internal sealed record Seen(string Key, Instant At, bool IsVerified);

    internal static (int Completeness, int Unverified, LocalDate? FreshUntil) Of(IReadOnlyCollection<Seen> facts, FileFieldCatalogue catalogue, CustomerKind kind, DateTimeZone zone)
    {
        var wanted = catalogue.Wanted(kind).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        var inUse = facts.Where(f => catalogue.Field(f.Key) is { ArchivedAt: null }).ToList();
        var stable = inUse.Where(f => catalogue.Field(f.Key)!.Class == FactClass.Stable).ToList();
        return (wanted.Count == 0 ? 100 : inUse.Count(f => wanted.Contains(f.Key)) * 100 / wanted.Count,
            inUse.Count(f => !f.IsVerified),
            stable.Count == 0 ? null : stable.Min(f => f.At).DayIn(zone).PlusDays(FreshDays));
    }
}
