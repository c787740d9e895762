using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Ties;

/// <param name="Kind">What this customer is to the other.</param>
/// <param name="Code">Null where the other lies outside the reader's reach.</param>
public sealed record RelationView(CustomerId Other, RelationKind Kind, string? Code, string? Name, RetentionState State, string? Note);

/// <summary>The customers of one group that the reader sees, and what they bought together.</summary>
public sealed record GroupSum(int Members, Money Net, IReadOnlyList<(RetentionState State, int Count)> States, int Hidden);

public sealed record CustomerRelations(string Code, IReadOnlyList<RelationView> Relations, GroupSum? Group);

/// <summary>What a customer is to others, and the sum of its group: parents and subsidiaries of every degree.</summary>
public sealed class ReadRelations(IDbContextFactory<Db> store, Company company)
{
    private const int DegreesMax = 8, MembersMax = 500;

    private static readonly RelationKind[] OfOneGroup = [RelationKind.SameGroup, RelationKind.ParentOf, RelationKind.SubsidiaryOf];

    public async Task<CustomerRelations?> Run(CustomerId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        if (await db.Customers.Where(c => c.Id == id).Select(c => c.Code).SingleOrDefaultAsync(stop) is not { } code) return null;

        var relations = await db.CustomerRelations.AsNoTracking().Where(r => r.FromId == id).OrderBy(r => r.Kind).ThenBy(r => r.At).Take(Relate.PerCustomerMax).ToListAsync(stop);
        var others = relations.ConvertAll(r => r.ToId);
        var seen = await (from c in db.Customers
                          join s in db.Standings on c.Id equals s.CustomerId
                          where others.Contains(c.Id)
                          select new { c.Id, c.Code, c.Name, s.State }).ToDictionaryAsync(c => c.Id, stop);
        var views = relations.ConvertAll(r => seen.TryGetValue(r.ToId, out var other) ? new RelationView(r.ToId, r.Kind, other.Code, other.Name, other.State, r.Note) : new RelationView(r.ToId, r.Kind, null, null, RetentionState.None, null));
        return new(code, views, views.Exists(v => OfOneGroup.Contains(v.Kind)) ? await Sum(db, id, stop) : null);
    }

    private async Task<GroupSum> Sum(Db db, CustomerId id, CancellationToken stop)
    {
        var members = new HashSet<CustomerId> { id };
        var edge = new List<CustomerId> { id };
        for (var degree = 0; degree < DegreesMax && edge.Count > 0 && members.Count < MembersMax; degree++)
        {
            var at = edge;
            var next = await db.CustomerRelations.Where(r => at.Contains(r.FromId) && OfOneGroup.Contains(r.Kind)).Select(r => r.ToId).Distinct().Take(MembersMax).ToListAsync(stop);
            edge = next.FindAll(members.Add);
        }

        var all = members.ToList();
        var states = await db.Standings.Where(s => all.Contains(s.CustomerId)).GroupBy(s => s.State).Select(g => new { State = g.Key, Count = g.Count(), Net = g.Sum(s => s.NetMinor) }).ToListAsync(stop);
        var counted = states.Sum(s => s.Count);
        return new(counted, new(states.Sum(s => s.Net), company.Currency), [.. states.Where(s => s.State != RetentionState.None).OrderBy(s => s.State).Select(s => (s.State, s.Count))], all.Count - counted);
    }
}
