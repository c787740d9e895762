using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Access.Limits;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Paper;

/// <summary>Opens all numbers of a customer for something that is carried away: each counts against the day's limit as if it were looked at.</summary>
public sealed class WholeNumbers(ContactSeals seals, CustomerMobile mobiles, Company company, NodaTime.IClock clock)
{
    public sealed record Opened(string? Mobile, IReadOnlyDictionary<ContactChannelId, string> Channels);

    /// <summary>In the caller's transaction, which must not be committed where this refuses, except for the refusal's own audit.</summary>
    public async Task<Outcome<Opened>> Open(Db db, CustomerId id, (PersonId Id, Roles Roles) by, CancellationToken stop)
    {
        var closed = await db.Customers.AsNoTracking().Where(c => c.Id == id).Select(c => c.MobileSealed).SingleOrDefaultAsync(stop);
        var channels = await db.ContactChannels.AsNoTracking().Where(c => c.CustomerId == id).ToListAsync(stop);
        var (most, numbers) = (await db.MostOf(ArchiveLimits.Reveals, by.Roles, stop), channels.Count + (closed is null ? 0 : 1));
        for (var i = 0; i < numbers; i++)
            if (await db.TakeOfDay(ArchiveLimits.Reveals, by.Id, company.Today(clock), most, stop) is null) return Refusal.Forbidden(PaperWords.NotEnoughLeft(numbers));
        return new Opened(closed is null ? null : mobiles.Open(id, closed), channels.Select(c => (c.Id, Value: seals.Open(c))).Where(c => c.Value is not null).ToDictionary(c => c.Id, c => c.Value!));
    }
}
