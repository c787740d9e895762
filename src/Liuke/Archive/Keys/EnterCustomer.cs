using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Archive.Duplicates;
using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Keys;

/// <summary>A customer that was entered.</summary>
public sealed record EnteredCustomer(CustomerId Id, string Code);

/// <summary>Enters one customer by hand. Of two who enter the same at once one is told who has its keys.</summary>
public sealed class EnterCustomer(IDbContextFactory<Db> store, Identities identities, CustomerMobile mobiles, Company company, IClock clock)
{
    public async Task<Outcome<EnteredCustomer>> Run(EnterWish entered, PersonId by, CancellationToken stop)
    {
        var wish = entered.Tidy();
        if (wish.Check() is { } wrong) return wrong;

        await using var db = await store.CreateDbContextAsync(stop);
        try
        {
            return await Enter(db, wish, by, stop);
        }
        catch (DbUpdateException)
        {
            // Somebody gave the same key to another customer at this moment; the unique index noticed.
            await using var after = await store.CreateDbContextAsync(stop);
            if (await identities.HolderOf(after, wish.Claims, null, stop) is { } holder) return KeyWords.Taken(holder);
            throw;
        }
    }

    private async Task<Outcome<EnteredCustomer>> Enter(Db db, EnterWish wish, PersonId by, CancellationToken stop)
    {
        if ((await Ownership(db, wish, stop)).Refused(out var nobody, out var ownership)) return nobody;
        if (!wish.EvenIfSimilar && (await SimilarNames.Of(db, wish.Name, wish.Kind, 1, stop)).FirstOrDefault() is { Like.Percent: >= Likeness.Asked } similar)
        {
            // A key in common says more than a name does.
            if (await identities.HolderOf(db, wish.Claims, null, stop) is { } known) return KeyWords.Taken(known);
            return Refusal.Conflict(KeyWords.LooksLike(similar.Name, similar.Code, LikeWords.Why(similar.Like)));
        }

        var now = clock.GetCurrentInstant();
        await using var write = await db.BeginWrite(stop);
        // Whoever takes numbers waits for whoever took them before: so the keys below are looked at one after the other.
        var number = await CodeSerial.Take(db, now.DayIn(company.Zone).Year, 1, stop);
        var id = Ids.New<CustomerId>(now);
        var file = new NewFile(wish.Name, wish.Kind, wish.Stage, wish.Region, Country.Read(wish.Country).Kept, wish.ExternalKey is { } key ? mobiles.KeyOf(key) : null, mobiles.Seal(id, wish.Mobile));
        if (await identities.HolderOf(db, wish.Claims, null, stop) is { } holder) return KeyWords.Taken(holder);

        var customer = new Customer(id, number, file, ownership, now);
        db.Customers.Add(customer);
        db.Standings.Add(new(customer, now.DayIn(company.Zone)));
        await db.SaveChangesAsync(stop);

        if (await identities.Claim(db, id, wish.Claims, now, stop) is { } taken) return taken;
        db.FileReviews.Add(new(customer, by, now));
        if (CreditCode.Read(wish.CreditCode) is { } credit) Say(db, id, credit, new(by, now));
        db.NameBlocks.AddRange(NameBlock.Of(wish.Name).Select(block => new NameBlock(block, number)));
        db.Record(new(id, now, by, KeyTimeline.Entered));
        db.Audit(AuditEntry.Of(KeyTimeline.Entered, by, id, ("kind", wish.Kind.ToString()), ("stage", wish.Stage.ToString())));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return new EnteredCustomer(id, customer.Code);
    }

    private static void Say(Db db, CustomerId customer, string credit, FileTouch touch)
    {
        var fact = new Fact(customer, Identities.CreditField);
        fact.Set(new(credit, FieldValue.KeyOf(credit), null), Provenance.Typed, touch.By, touch.At);
        db.Facts.Add(fact);
        FileHistory.Add(db, customer, FileSubjects.Facts, [new(Identities.CreditField, null, credit)], touch);
    }

    // A customer goes where its owner works; without an owner to the department that was named.
    private static async Task<Outcome<Ownership>> Ownership(Db db, EnterWish wish, CancellationToken stop)
    {
        if (wish.Owner is not { } owner)
            return wish.Department is { } department && db.Reach.Covers(null, department) && await db.Departments.AnyAsync(d => d.Id == department, stop)
                ? new Ownership(null, department) : Refusal.Invalid(KeyWords.NoSuchDepartment);

        var person = owner.Value;
        var found = await db.People.AsNoTracking().Where(p => p.Id == person && p.DisabledAt == null && (p.Roles & (Roles.Rep | Roles.Manager)) != Roles.None).Select(p => (DepartmentId?)p.DepartmentId).SingleOrDefaultAsync(stop);
        return found is { } works && db.Reach.Covers(owner, works) ? new Ownership(owner, works) : Refusal.Invalid(KeyWords.NoSuchOwner);
    }
}
