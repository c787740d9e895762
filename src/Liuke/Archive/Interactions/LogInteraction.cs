using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Interactions;

/// <summary>Writes down what was said, or corrects what was written down: a correction is a new row, and the old one stays to be read.</summary>
public sealed class LogInteraction(IDbContextFactory<Db> store, IEnumerable<IHearInteractions> listeners, Company company, IClock clock)
{
    public async Task<Outcome<InteractionId>> Run(string code, Said asked, PersonId by, CancellationToken stop)
    {
        var (said, now) = (asked.Tidy(), clock.GetCurrentInstant());
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var wanted = code.Trim().ToUpperInvariant();
        var customer = await db.Customers.Where(c => c.Code == wanted).Select(c => new { c.Id, c.OwnerId, c.DepartmentId }).SingleOrDefaultAsync(stop);
        if (customer is null) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (said.Check(now, company.Today(clock)) is { } wrong) return wrong;
        if (said.Contact is { } contact && !await db.Contacts.AnyAsync(c => c.Id == contact && c.CustomerId == customer.Id, stop)) return Refusal.Missing(PeopleWords.NoSuchContact);
        if ((await Corrected(db, customer.Id, said.Corrects, stop)).Refused(out var refusal, out var corrected)) return refusal;

        // What was said keeps its hour when its words are put right.
        if (corrected is not null && said.At is null) said = said with { At = corrected.HappenedAt };
        var interaction = new Interaction(await TextSerial.Take(db, Interaction.Text, 1, stop), customer.Id, said, by, now);
        db.Interactions.Add(interaction);
        foreach (var listener in listeners) await listener.Heard(db, interaction, corrected, new(customer.OwnerId, customer.DepartmentId), now, stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (corrected is not null)
        {
            return Refusal.Conflict(InteractionWords.CorrectedAlready); // by somebody at the same moment
        }

        await write.Commit(stop);
        return interaction.Id;
    }

    private static async Task<Outcome<Interaction?>> Corrected(Db db, CustomerId customer, InteractionId? id, CancellationToken stop)
    {
        if (id is null) return (Interaction?)null;
        var known = await db.Interactions.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.CustomerId == customer, stop);
        if (known is null) return Refusal.Missing(InteractionWords.NoSuchInteraction);
        return await db.Interactions.AnyAsync(i => i.CorrectsId == id, stop) ? Refusal.Conflict(InteractionWords.CorrectedAlready) : known;
    }
}
