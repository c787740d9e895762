using System.Globalization;
using System.Security.Cryptography;
using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Access.Fields;
using Liuke.Access.Limits;
using Liuke.Access.Rights;
using Liuke.Basics;
using Liuke.Exports.Writing;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Exports;

/// <summary>Writes a list to a file, some thousand rows at a time.</summary>
/// <remarks>
/// Before each stretch the rights of whoever asked are read anew: a role or grant taken away in the middle ends it, and what was
/// written is thrown away. A killed run begins again, for the rows may have changed.
/// </remarks>
internal sealed class ExportList(IServiceScopeFactory scopes, PersonalFields fields, ExportFolder folder, Company company, IClock clock) : IJob
{
    internal sealed record Asked(ExportId Export);

    private const int Size = 2000;

    public static string Kind => "exports.list";
    public static Text Title => ExportWords.Job;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        var export = await Read(run.Arguments<Asked>().Export, stop);
        var language = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new(export.IsChinese ? "zh-CN" : "en");
        try
        {
            var (refusal, file, canary) = await Write(export, run, stop);
            refusal ??= await Finish(export, file!, canary, stop);
            if (refusal is null) return new { file!.Rows, file.Sha256 };

            folder.Remove(export);
            await Tell(export, ("why", refusal.Sentence.En), ("rows", $"{file?.Rows ?? 0}"));
            return refusal;
        }
        catch (OperationCanceledException)
        {
            folder.Remove(export);
            throw;
        }
        finally
        {
            CultureInfo.CurrentUICulture = language;
        }
    }

    private sealed record Written(Refusal? Refusal, ExportedFile? File, string? Canary);

    private async Task<Written> Write(Export export, JobRun run, CancellationToken stop)
    {
        var query = AskForExport.Query(fields.Open(AskForExport.Field, export.Id.Value, export.Asked) ?? throw new InvalidOperationException("The conditions of an export do not open."));
        await using var file = folder.Create(export);
        var (rows, mark) = (0, (string?)null);
        IExportWriter? writer = null;
        try
        {
            for (string? after = null; ;)
            {
                await using var step = await Step.Of(scopes, export, stop);
                if (step.Refusal is { } refusal) return new(refusal, new(rows, 0, ""), null);
                if (writer is null) run.Report(0, step.Total = await step.List.Count(step.Db, query, step.Most, stop));
                writer ??= Open(file, export, (step, await step.List.ColumnsOf(step.Db, query, stop)), query);

                var chunk = await step.List.Read(step.Db, new(query, after, Size), stop);
                if (rows + chunk.Rows.Count > step.Most) return new(Refusal.Conflict(ExportWords.TooMany(step.Most)), new(rows, 0, ""), null);
                mark ??= Add(writer, chunk.Rows, step.List, export);
                rows += chunk.Rows.Count;
                run.Report(rows, Math.Max(rows, step.Total));
                stop.ThrowIfCancellationRequested();
                if ((after = chunk.After) is null) break;
            }
        }
        finally
        {
            if (writer is not null) await writer.DisposeAsync();
        }

        await file.FlushAsync(stop);
        file.Position = 0;
        return new(null, new(rows, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop))), mark);
    }

    // The invented row stands somewhere in the first stretch; which one it is only the program knows.
    private static string? Add(IExportWriter writer, IReadOnlyList<object?[]> rows, IExportable list, Export export)
    {
        var dice = new Random(BitConverter.ToInt32(SHA256.HashData(export.Id.Value.ToByteArray()), 0));
        var canary = rows.Count == 0 ? null : list.Canary(dice);
        var place = dice.Next(rows.Count + 1);
        for (var i = 0; i <= rows.Count; i++)
        {
            if (i == place && canary is not null) writer.Add(canary.Row);
            if (i < rows.Count) writer.Add(rows[i]);
        }

        return canary?.Mark ?? "";
    }

    private IExportWriter Open(Stream file, Export export, (Step Step, IReadOnlyList<ExportColumn> Columns) of, QueryCollection query)
    {
        var step = of.Step;
        var at = clock.GetCurrentInstant().InZone(company.Zone).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var watermark = ExportWords.Watermark(step.Name, at, export.GrantedBy, export.Id.Value.ToString("N")[^8..]);
        var says = step.List.Says(query);
        var head = new ExportHead(step.List.Title.ToString(), says.Zh.Length == 0 ? watermark.ToString() : $"{watermark} · {says}", [.. of.Columns.Select(c => (c.Title.ToString(), c.Width))]);
        return export.Format switch
        {
            ExportFormat.Csv => new CsvExport(file, head),
            ExportFormat.Zip => new ZipExport(file, head),
            _ => new XlsxExport(file, head),
        };
    }

    private async Task<Export> Read(ExportId id, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await Whole(scope, stop);
        return await db.Exports.AsNoTracking().SingleAsync(e => e.Id == id, stop);
    }

    // What was taken away while the last stretch was written stops the file as well.
    private async Task<Refusal?> Finish(Export asked, ExportedFile file, string? canary, CancellationToken stop)
    {
        await using (var step = await Step.Of(scopes, asked, stop))
            if (step.Refusal is { } refusal) return refusal;
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await Whole(scope, stop);
        var export = await db.Exports.SingleAsync(e => e.Id == asked.Id, stop);
        export.Finish(file, string.IsNullOrEmpty(canary) ? null : canary, clock.GetCurrentInstant());
        db.Audit(AuditEntry.Of(ExportAudit.Done, export.RequestedBy, "export", export.Id.ToString(),
            ("list", export.List), ("format", export.Format.ToString()), ("rows", ((long)file.Rows).Digits()), ("sha256", file.Sha256), ("grant", export.GrantId?.Number)));
        await db.SaveChangesAsync(stop);
        return null;
    }

    private async Task Tell(Export export, params AuditFact[] facts)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await Whole(scope, CancellationToken.None);
        db.Audit(AuditEntry.Of(ExportAudit.Stopped, export.RequestedBy, "export", export.Id.ToString(), [("list", export.List), .. facts]));
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private static Task<Db> Whole(AsyncServiceScope scope, CancellationToken stop)
    {
        scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = Reach.All;
        return scope.ServiceProvider.GetRequiredService<IDbContextFactory<Db>>().CreateDbContextAsync(stop);
    }

    /// <summary>One stretch of the work, under what the person may do at this moment.</summary>
    private sealed class Step(AsyncServiceScope scope, IExportable list, Db db) : IAsyncDisposable
    {
        public IExportable List => list;
        public Db Db => db;
        public Refusal? Refusal { get; private init; }
        public int Most { get; private init; }
        public string Name { get; private init; } = "";
        public int Total { get; set; }

        public static async Task<Step> Of(IServiceScopeFactory scopes, Export export, CancellationToken stop)
        {
            var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var reach = services.GetRequiredService<CurrentReach>();
            reach.Reach = Reach.All;
            var list = services.GetServices<IExportable>().First(l => l.Name == export.List);
            var rights = await services.GetRequiredService<ReadRights>().Run(export.RequestedBy, stop) ?? PersonRights.None;
            reach.Reach = rights.Reach(export.GrantId is null ? list.Permission : list.SeenBy);
            var db = await services.GetRequiredService<IDbContextFactory<Db>>().CreateDbContextAsync(stop);
            return new(scope, list, db)
            {
                Refusal = await export.Holds(db, list, rights, services.GetRequiredService<IClock>().GetCurrentInstant(), stop) ? null : Refusal.Forbidden(ExportWords.TakenAway),
                Most = await db.MostOf(ExportLimits.Rows, rights.Roles, stop),
                Name = rights.Name,
            };
        }

        public async ValueTask DisposeAsync()
        {
            await db.DisposeAsync();
            await scope.DisposeAsync();
        }
    }
}
