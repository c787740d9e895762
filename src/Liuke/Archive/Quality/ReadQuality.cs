using Liuke.Access;
using Liuke.Archive.Facts;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Quality;

/// <summary>How somebody's files stand.</summary>
/// <param name="Dated">How many have stable facts; freshness is asked of these only.</param>
public sealed record QualitySum(string? Department, string? Person, int Files, int Dated, int Stale, int Unverified, int Unreviewed, int Completeness)
{
    /// <summary>The share of files whose stable facts were all looked at within the quarter; null where there are none.</summary>
    public double? Fresh => Dated == 0 ? null : 1 - ((double)Stale / Dated);
}

public sealed record QualitySums(QualitySum All, IReadOnlyList<QualitySum> People);

/// <summary>Freshness and completeness by department and by whoever looks after the files, within the reader's reach.</summary>
public sealed class ReadQuality(IDbContextFactory<Db> store, Company company, IClock clock)
{
    private const int PeopleMost = 200;

    public async Task<QualitySums> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var today = company.Today(clock);
        var sums = await db.FileReviews.AsNoTracking().GroupBy(f => new { f.DepartmentId, f.OwnerId }).Select(g => new
        {
            g.Key.DepartmentId, g.Key.OwnerId, Files = g.Count(), Dated = g.Count(f => f.FreshUntilOn != null), Stale = g.Count(f => f.FreshUntilOn <= today),
            Unverified = g.Count(f => f.Unverified > 0), Unreviewed = g.Count(f => f.State < ReviewState.Reviewed), Completeness = g.Sum(f => (long)f.Completeness),
        }).ToListAsync(stop);
        var people = await ReadFile.People(db, sums.Select(s => s.OwnerId), stop);
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, stop);
        return new(new(null, null, sums.Sum(s => s.Files), sums.Sum(s => s.Dated), sums.Sum(s => s.Stale), sums.Sum(s => s.Unverified), sums.Sum(s => s.Unreviewed), Mean(sums.Sum(s => s.Completeness), sums.Sum(s => s.Files))),
            [.. sums.OrderByDescending(s => s.Stale).ThenByDescending(s => s.Files).Take(PeopleMost)
                .Select(s => new QualitySum(departments.GetValueOrDefault(s.DepartmentId), ReadFile.NameOf(people, s.OwnerId), s.Files, s.Dated, s.Stale, s.Unverified, s.Unreviewed, Mean(s.Completeness, s.Files)))]);
    }

    private static int Mean(long sum, int files) => files == 0 ? 0 : (int)Math.Round((double)sum / files);
}
