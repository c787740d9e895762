using Liuke.Access.Approving;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.ApprovalFlows;

/// <summary>The steps of one kind, and whether the reader may set others.</summary>
public sealed record FlowView(string Kind, Text Title, Flow Flow, bool IsSet, bool MaySet, string? SetBy, Instant? SetAt);

public sealed record FlowList(IReadOnlyList<FlowView> Flows, IReadOnlyList<(PersonId Id, string Name)> People);

public sealed class ReadFlows(IDbContextFactory<Db> store, Approvals approvals, CurrentPerson me)
{
    public async Task<FlowList> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var set = await db.FlowRows.AsNoTracking().ToDictionaryAsync(f => f.Kind, stop);
        var people = await db.People.AsNoTracking().OrderBy(p => p.Name).Select(p => new { p.Id, p.Name, IsHere = p.DisabledAt == null }).ToListAsync(stop);
        return new([.. approvals.Kinds.OrderBy(k => k.Name, StringComparer.Ordinal).Select(kind =>
        {
            var row = set.GetValueOrDefault(kind.Name);
            return new FlowView(kind.Name, kind.Title, row is null ? kind.Flow : Flow.Read(row.Steps), row is not null, me.Is(kind.FlowSetBy), row is null ? null : people.Find(p => p.Id == row.SetBy.Value)?.Name, row?.SetAt);
        })], [.. people.Where(p => p.IsHere).Select(p => (new PersonId(p.Id), p.Name))]);
    }
}

/// <summary>Sets the steps of one kind for requests handed in from now on; those that run keep theirs.</summary>
public sealed class SetFlow(IDbContextFactory<Db> store, Approvals approvals, CurrentPerson me, IClock clock)
{
    /// <param name="flow">Null for the steps as delivered.</param>
    public async Task<Outcome<Flow>> Run(string name, Flow? flow, CancellationToken stop)
    {
        if (approvals.Kind(name) is not { } kind) return Refusal.Missing(FlowWords.NoSuchKind);
        if (!me.Is(kind.FlowSetBy)) return Refusal.Forbidden(FlowWords.OnlyTheGm);
        if (flow?.Check() is { } wrong) return wrong;

        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        await db.Dialect.TakeTurn(db, "approval flows", stop);
        var named = flow?.Steps.SelectMany(s => s.Who).Select(c => c.Person?.Value).OfType<Guid>().Distinct().ToList() ?? [];
        if (await db.People.CountAsync(p => named.Contains(p.Id) && p.DisabledAt == null, stop) != named.Count) return Refusal.Missing(ApprovalWords.NoSuchColleague);

        var row = await db.FlowRows.SingleOrDefaultAsync(f => f.Kind == name, stop);
        if (flow is null && row is not null) db.FlowRows.Remove(row);
        if (flow is not null)
        {
            if (row is null) db.FlowRows.Add(row = new(name));
            row.Set(flow, me.Id, clock.GetCurrentInstant());
        }

        ApprovalAudit.FlowSet(db, name, flow, me.Id);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return flow ?? kind.Flow;
    }
}
