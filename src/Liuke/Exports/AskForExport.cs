using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Access.Fields;
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

/// <summary>Asks for a list as a file: looks at rights, the day's share and the size first.</summary>
public sealed class AskForExport(IDbContextFactory<Db> store, CurrentReach current, IEnumerable<IExportable> lists, IEnumerable<Permission> permissions, PersonalFields fields, AskForJob jobs, Company company, IClock clock)
{
    internal const string Field = "export.asked";
    private const int LongestQuery = 4000;

    public async Task<Outcome<ExportId>> Run(ExportRequest asked, PersonRights by, CancellationToken stop)
    {
        if (lists.FirstOrDefault(l => l.Name == asked.List) is not { } list) return Refusal.Missing(ExportWords.NoSuchList);
        if (asked.Query?.Length > LongestQuery) return Refusal.Invalid(ExportWords.TooLongFilter);
        if (!by.May(list.Permission)) return await Refuse(list, by, Refusal.Forbidden(ExportWords.NeedsGrant(list.Title)), stop);

        var query = asked.Query?.TrimStart('?') ?? "";
        var most = await Most(by, stop);
        if (await Size(list, query, by, most, stop) > most) return await Refuse(list, by, Refusal.Conflict(ExportWords.TooMany(most)), stop);

        var export = new Export(clock.New<ExportId>(), list.Name, asked.Format, by.Id, clock.GetCurrentInstant());
        export.Ask(fields.Seal(Field, export.Id.Value, query), by.GrantFor(permissions.First(p => p.Name == list.Permission)));
        if (await Keep(export, query, by, stop) is { } refusal) return await Refuse(list, by, refusal, stop);

        var job = await jobs.Run<ExportList>(new ExportList.Asked(export.Id), by.Id, $"export:{export.Id}", stop);
        await using var db = await store.CreateDbContextAsync(stop);
        await db.Exports.Where(e => e.Id == export.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.JobId, job), stop);
        return export.Id;
    }

    private async Task<int> Most(PersonRights by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.MostOf(ExportLimits.Rows, by.Roles, stop);
    }

    // Counted through the reach that the file will be read by.
    private async Task<int> Size(IExportable list, string query, PersonRights by, int most, CancellationToken stop)
    {
        await using var db = store.Through(current, by.Reach(list.Permission));
        return await list.Count(db, Query(query), most, stop);
    }

    private async Task<Refusal?> Keep(Export export, string query, PersonRights by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var share = await db.MostOf(ExportLimits.ADay, by.Roles, stop);
        if (await db.TakeOfDay(ExportLimits.ADay, by.Id, company.Today(clock), share, stop) is null) return Refusal.Forbidden(ExportWords.EnoughToday(share));

        db.Exports.Add(export);
        db.Audit(AuditEntry.Of(ExportAudit.Asked, by.Id, "export", export.Id.ToString(),
            [("list", export.List), ("format", export.Format.ToString()), ("filter", string.Join(", ", Query(query).Keys)), AuditFact.Hashed("term", query.Length == 0 ? null : query), ("grant", export.GrantedBy)]));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
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
