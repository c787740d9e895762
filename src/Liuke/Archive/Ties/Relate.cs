using Liuke.Archive.Facts;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Ties;

/// <param name="To">The code of the other customer.</param>
/// <param name="Kind">What this one is to the other.</param>
public sealed record RelationWish(string? To, RelationKind Kind, string? Note);

/// <summary>Says what two customers are to each other, on both files at once. Whoever says it sees both.</summary>
public sealed class Relate(IDbContextFactory<Db> store, IClock clock)
{
    public const int PerCustomerMax = 200, NoteLengthMax = 200;
    internal const string Field = "relation";

    /// <returns>The other customer.</returns>
    public async Task<Outcome<CustomerId>> Run(string code, RelationWish wish, PersonId by, CancellationToken stop)
    {
        var note = string.IsNullOrWhiteSpace(wish.Note) ? null : wish.Note.Trim();
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await Named(db, code, stop) is not { } from) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (!Enum.IsDefined(wish.Kind)) return Refusal.Invalid(TieWords.NoSuchKind);
        if (note?.Length > NoteLengthMax) return Refusal.Invalid(TieWords.NoteTooLong(NoteLengthMax));
        if (await Named(db, wish.To ?? "", stop) is not { } to) return Refusal.Invalid(TieWords.NoSuchOther);
        if (from == to) return Refusal.Invalid(TieWords.WithItself);
        if (await db.LeaveToAdd(from.Id, by, stop) is { } locked) return locked;
        if (await db.CustomerRelations.AnyAsync(r => r.FromId == from.Id && r.ToId == to.Id && r.Kind == wish.Kind, stop)) return Refusal.Conflict(TieWords.ThereAlready);
        if (await db.CustomerRelations.CountAsync(r => r.FromId == from.Id || r.FromId == to.Id, stop) >= PerCustomerMax) return Refusal.Conflict(TieWords.TooMany(PerCustomerMax));

        var now = clock.GetCurrentInstant();
        db.CustomerRelations.AddRange(CustomerRelation.Both(from.Id, to.Id, wish.Kind, note, by, now));
        Note(db, from.Id, to.Code, wish.Kind, new(by, now), isNew: true);
        Note(db, to.Id, from.Code, CustomerRelation.Other(wish.Kind), new(by, now), isNew: true);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Somebody else said the same at the same moment: the key of the row keeps one.
            return Refusal.Conflict(TieWords.ThereAlready);
        }

        await write.Commit(stop);
        return to.Id;
    }

    internal sealed record Other(CustomerId Id, string Code);

    internal static void Note(Db db, CustomerId customer, string other, RelationKind kind, FileTouch touch, bool isNew)
    {
        var said = $"{other} · {TieWords.OtherIs(kind).Zh}";
        FileHistory.Add(db, customer, FileSubjects.Customer, [new(Field, isNew ? null : said, isNew ? said : null)], touch);
        db.Record(new TimelineEntry(customer, touch.At, touch.By, isNew ? TieTimeline.Related : TieTimeline.Unrelated, new RelationFact(other, kind)));
    }

    private static Task<Other?> Named(Db db, string code, CancellationToken stop)
    {
        var wanted = code.Trim().ToUpperInvariant();
        return db.Customers.Where(c => c.Code == wanted).Select(c => new Other(c.Id, c.Code)).SingleOrDefaultAsync(stop);
    }
}

/// <summary>Takes a relation away from both files. Who wrote it may; what others wrote takes leave to change the file.</summary>
public sealed class Unrelate(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<CustomerId>> Run(string code, CustomerId other, RelationKind kind, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (await db.CustomerRelations.AsNoTracking().SingleOrDefaultAsync(r => r.FromId == customer && r.ToId == other && r.Kind == kind, stop) is not { } found) return Refusal.Missing(TieWords.NoSuchRelation);
        var now = clock.GetCurrentInstant();
        if ((await Leave(db, customer, found.By == by, (by, now), stop)).Refused(out var locked, out var under)) return locked;

        // The other side stands on the other file, which may have gone out of reach since.
        await using var _ = await db.Beyond(stop);
        var back = CustomerRelation.Other(kind);
        var codes = await db.Customers.IgnoreQueryFilters().Where(c => c.Id == customer || c.Id == other).ToDictionaryAsync(c => c.Id, c => c.Code, stop);
        await db.CustomerRelations.IgnoreQueryFilters().Where(r => (r.FromId == customer && r.ToId == other && r.Kind == kind) || (r.FromId == other && r.ToId == customer && r.Kind == back)).ExecuteDeleteAsync(stop);
        Relate.Note(db, customer, codes[other], kind, new(by, now, under), isNew: false);
        Relate.Note(db, other, codes[customer], back, new(by, now, under), isNew: false);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return other;
    }

    private static async Task<Outcome<string?>> Leave(Db db, CustomerId customer, bool isOwn, (PersonId By, Instant Now) touch, CancellationToken stop)
    {
        if (!isOwn) return await db.LeaveToChange(customer, touch.By, touch.Now, stop);
        return await db.LeaveToAdd(customer, touch.By, stop) is { } resting ? resting : (string?)null;
    }
}
