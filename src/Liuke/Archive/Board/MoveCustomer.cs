using Liuke.Access.Audit;
using Liuke.Archive.Facts;
using Liuke.Archive.Filters;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Board;

/// <param name="Step">Null makes a customer of the prospect.</param>
/// <param name="Version">The version that was looked at; null for whatever stands.</param>
public sealed record MoveAsked(PresaleStep? Step, int? Version);

/// <param name="Changed">Whether it stands elsewhere now.</param>
public sealed record Moved(bool Changed, int Version);

/// <summary>Moves a prospect to another step before the sale, or to the customers. It changes with the day, so it takes no leave; but a file under review rests.</summary>
public sealed class MoveCustomer(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<Moved>> Run(string code, MoveAsked asked, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var (wanted, now) = (code.Trim().ToUpperInvariant(), clock.GetCurrentInstant());
        if (await db.Customers.SingleOrDefaultAsync(c => c.Code == wanted, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (asked.Step is { } step && !Enum.IsDefined(step)) return Refusal.Invalid(BoardWords.NoSuchStep);
        if (asked.Version is { } version && version != customer.Version) return Refusal.Conflict(BoardWords.ChangedMeanwhile(customer.Name));
        if (await FileLock.CheckAdding(db, customer.Id, by, stop) is { } resting) return resting;

        var was = BoardWords.Column(customer.Stage == CustomerStage.Customer ? null : customer.Step);
        if (!customer.Move(asked.Step)) return new Moved(false, customer.Version);
        var isNow = BoardWords.Column(asked.Step);
        FileHistory.Add(db, customer.Id, FileSubjects.Customer, [new("customer.step", was.Zh, isNow.Zh)], new(by, now, null));
        db.Audit(AuditEntry.Of(Changing.ChangeTimeline.Changed, by, customer.Id, [new AuditFact("field", "step")]));
        db.Record(new TimelineEntry(customer.Id, now, by, Changing.ChangeTimeline.Changed, new Changing.ChangedFact(["step"])));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Conflict(BoardWords.ChangedMeanwhile(customer.Name));
        }

        await write.Commit(stop);
        return new Moved(true, customer.Version);
    }
}
