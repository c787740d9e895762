using System.Globalization;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Lists;

/// <summary>Keeps who searched: by a number or its end at once and one by one; by name summed up, one entry a minute for each person.</summary>
public sealed class SearchTrail(IServiceScopeFactory scopes, ILogger<SearchTrail> log) : BackgroundService
{
    private const int MostTerms = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private Dictionary<PersonId, (int Count, HashSet<string> Terms)> found = [];

    public async Task Keep(Db db, PersonId by, string typed, CancellationToken stop)
    {
        if (CustomerKey.Mobile(typed) is null && !CustomerMobile.IsEnding(typed))
        {
            Add(by, typed);
            return;
        }

        db.Audit(AuditEntry.Of(ArchiveAudit.SearchedByMobile, by, "list", "customers", AuditFact.Hashed("term", CustomerKey.Of(typed))));
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Writes what has come together since the last time.</summary>
    internal async Task Write(CancellationToken stop)
    {
        Dictionary<PersonId, (int Count, HashSet<string> Terms)> some;
        lock (gate) (some, found) = (found, []);
        if (some.Count == 0) return;

        await using var scope = scopes.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<Db>>().CreateDbContextAsync(stop);
        foreach (var (by, (count, terms)) in some)
            db.Audit(AuditEntry.Of(ArchiveAudit.Searched, by, "list", "customers", [("count", count.ToString(CultureInfo.InvariantCulture)), .. terms.Select(t => AuditFact.Hashed("term", t))]));
        await db.SaveChangesAsync(stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await Write(CancellationToken.None);
            }
            catch (Exception broken)
            {
                if (Trouble.Of(broken) is null) log.LogWarning(broken, "Searches could not be written to the audit log");
            }
        }
    }

    private void Add(PersonId by, string typed)
    {
        lock (gate)
        {
            var (count, terms) = found.GetValueOrDefault(by, (0, new(StringComparer.Ordinal)));
            if (terms.Count < MostTerms) terms.Add(CustomerName.Key(typed));
            found[by] = (count + 1, terms);
        }
    }
}
