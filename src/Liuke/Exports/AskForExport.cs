using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Access.Fields;
using Liuke.Access.Granting;
using Liuke.Access.Leaving;
using Liuke.Access.Limits;
using Liuke.Access.Rights;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Exports;

/// <param name="Query">The conditions as they stand in the list's address.</param>
public sealed record ExportRequest(string List, string? Query, ExportFormat Format);

/// <summary>Asks for a list as a file: looks at rights, the day's share and the size first. Who has no right to it takes one use of a grant.</summary>
public sealed class AskForExport(IDbContextFactory<Db> store, CurrentReach current, IEnumerable<IExportable> lists, PersonalFields fields, JobBell bell, Company company, IClock clock)
{
    internal const string Field = "export.asked";
    private const int LongestQuery = 4000;

    public async Task<Outcome<ExportId>> Run(ExportRequest asked, PersonRights by, CancellationToken stop)
    {
        if (lists.FirstOrDefault(l => l.Name == asked.List) is not { } list) return Refusal.Missing(ExportWords.NoSuchList);
        if (asked.Format == ExportFormat.Zip && !list.IsShort) return Refusal.Invalid(ExportWords.NoSuchFormat);
        if (asked.Query?.Length > LongestQuery) return Refusal.Invalid(ExportWords.TooLongFilter);
        var query = asked.Query?.TrimStart('?') ?? "";
        var permission = list.PermissionOf(by);
        // A token does what it was made for: it never goes by its owner's grant.
        if (!by.May(permission) || !by.IsMeant(list.Permission)) return await Refuse(list, by, Refusal.Forbidden(ExportWords.NeedsGrant(list.Title)), stop);

        if (await IsLeaving(by, stop)) return await Refuse(list, by, Refusal.Forbidden(LeavingWords.NoExports), stop);
        var most = await Most(by, stop);
        if (await Size(list, query, by.Reach(permission), most, stop) > most) return await Refuse(list, by, Refusal.Conflict(ExportWords.TooMany(most)), stop);

        var export = new Export(clock.New<ExportId>(), list.Name, asked.Format, by.Id, clock.GetCurrentInstant());
        export.Ask(fields.Seal(Field, export.Id.Value, query));
        if (await Keep(export, list, query, by, stop) is { } refusal) return await Refuse(list, by, refusal, stop);
        bell.Ring();
        return export.Id;
    }

    private async Task<bool> IsLeaving(PersonRights by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.IsLeaving(by.Id, stop);
    }

    private async Task<int> Most(PersonRights by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.MostOf(ExportLimits.Rows, by.Roles, stop);
    }

    // Counted through the reach that the file will be read by.
    private async Task<int> Size(IExportable list, string query, Reach reach, int most, CancellationToken stop)
    {
        await using var db = store.Through(current, reach);
        return await list.Count(db, Query(query), most, stop);
    }

    // The use of the grant, the day's count, the entry in the log and the work are written together or not at all.
    private async Task<Refusal?> Keep(Export export, IExportable list, string query, PersonRights by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (!by.May(list.Permission) && await Use(db, export, list, query, by, stop) is { } ungranted) return ungranted;
        var share = await db.MostOf(ExportLimits.ADay, by.Roles, stop);
        if (await db.TakeOfDay(ExportLimits.ADay, by.Id, company.Today(clock), share, stop) is null) return Refusal.Forbidden(ExportWords.EnoughToday(share));

        export.IsWorkedOnBy(db.Ask<ExportList>(new(new ExportList.Asked(export.Id), by.Id, $"export:{export.Id}"), clock.GetCurrentInstant()));
        db.Exports.Add(export);
        db.Audit(AuditEntry.Of(ExportAudit.Asked, by.Id, "export", export.Id.ToString(),
            [("list", export.List), ("format", export.Format.ToString()), ("filter", string.Join(", ", Query(query).Keys)), AuditFact.Hashed("term", query.Length == 0 ? null : query), ("grant", export.GrantId?.Number)]));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return null;
    }

    private async Task<Refusal?> Use(Db db, Export export, IExportable list, string query, PersonRights by, CancellationToken stop)
    {
        var needed = Refusal.Forbidden(ExportWords.NeedsGrant(list.Title));
        if (list.Address(Query(query)) is not { } address) return needed;
        if ((await Grants.Use(db, GrantKind.Export, new(null, null, address), by.Id, clock.GetCurrentInstant(), stop)).Refused(out _, out var use)) return needed;
        export.IsUnder(use.Id, (await Grants.Said(db, use.Id, company.Zone, stop)).ToString());
        return null;
    }

    private async Task<Refusal> Refuse(IExportable list, PersonRights by, Refusal refusal, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        db.Audit(AuditEntry.Of(ExportAudit.Refused, by.Id, "list", list.Name, ("why", refusal.Sentence.En)));
        await db.SaveChangesAsync(stop);
        return refusal;
    }

    internal static QueryCollection Query(string query) => new(QueryHelpers.ParseQuery(query));
}
