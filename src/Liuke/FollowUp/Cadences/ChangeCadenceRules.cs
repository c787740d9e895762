using System.Globalization;
using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.FollowUp.Cadences;

/// <summary>The firm's rules of following up as they are.</summary>
public sealed class ReadCadenceRules(IDbContextFactory<Db> store)
{
    public async Task<CadenceRules> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.RulesOfCadence(stop);
    }
}

/// <summary>Changes them; periods hold from each customer's next touch or grade on, the rest from the next night.</summary>
public sealed class ChangeCadenceRules(IDbContextFactory<Db> store, CurrentPerson me)
{
    internal const string Changed = "followup.rules.changed";

    public async Task<Outcome<CadenceRules>> Run(CadenceWish wish, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var rules = await db.CadenceRules.SingleOrDefaultAsync(stop);
        if (rules is null) db.CadenceRules.Add(rules = CadenceRules.AsDelivered());
        if (rules.Change(wish) is { } no) return no;
        db.Audit(AuditEntry.Of(Changed, me.Id, "settings", "follow-up", ("days", string.Create(CultureInfo.InvariantCulture, $"{rules.DaysA}/{rules.DaysB}/{rules.DaysC}"))));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return rules;
    }
}
