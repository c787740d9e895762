using Liuke.Access;
using Liuke.Archive.Keys;
using Liuke.Archive.Sharing;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Duplicates;

/// <summary>A customer with a similar name, as much of it as whoever asks may know.</summary>
public sealed record SimilarCustomer(string Code, string Name, string? Owner, string Department, bool IsWithinReach, Like Like);

/// <summary>Finds the customers whose names are similar to one, by the hashes of what similar names share.</summary>
internal static class SimilarNames
{
    private const int PerKey = 60;

    public static async Task<IReadOnlyList<SimilarCustomer>> Of(Db db, string name, CustomerKind kind, int most, CancellationToken stop)
    {
        await using var _ = await db.Beyond(stop);
        var numbers = new HashSet<long>();
        foreach (var key in NameBlock.Of(name)) numbers.UnionWith(await db.NameBlocks.Where(b => b.Key == key).OrderBy(b => b.Number).Take(PerKey).Select(b => b.Number).ToListAsync(stop));
        if (numbers.Count == 0) return [];

        var found = await db.Customers.IgnoreQueryFilters().AsNoTracking().Where(c => numbers.Contains(c.Number)).Select(c => new { c.Id, c.Number, c.Code, c.Name, c.Kind, c.OwnerId, c.DepartmentId }).ToListAsync(stop);
        var like = found.Select(c => (Customer: c, Like: Likeness.Of(name, kind, c.Name, c.Kind))).Where(c => c.Like is not null).OrderByDescending(c => c.Like!.Percent).ThenBy(c => c.Customer.Number).Take(most).ToList();
        var owners = like.ConvertAll(c => c.Customer.OwnerId?.Value);
        var people = await db.People.AsNoTracking().Where(p => owners.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, stop);
        return [.. like.Select(c =>
        {
            var isSeen = db.Reach.Covers(c.Customer.OwnerId, c.Customer.DepartmentId, c.Customer.Id);
            return new SimilarCustomer(c.Customer.Code, isSeen ? c.Customer.Name : SearchElsewhere.Mask(c.Customer.Name), c.Customer.OwnerId is { } owner ? people.GetValueOrDefault(owner.Value) : null,
                departments.GetValueOrDefault(c.Customer.DepartmentId) ?? "", isSeen, isSeen ? c.Like! : c.Like! with { Shared = "" });
        })];
    }
}
