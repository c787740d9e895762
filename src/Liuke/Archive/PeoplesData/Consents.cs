using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.PeoplesData;

/// <summary>Whether something may be done with somebody's data: what every sending, scoring and offering asks first.</summary>
public static class Consents
{
    /// <remarks>Service is part of the contract and allowed until it is refused; the rest is allowed only while it is given.</remarks>
    public static async Task<bool> Allows(Db db, CustomerId customer, ConsentPurpose purpose, ConsentChannel channel, CancellationToken stop)
    {
        if (purpose == ConsentPurpose.Profiling && await db.NoPersonalisations.AnyAsync(n => n.CustomerId == customer, stop)) return false;
        var said = await db.Consents.AsNoTracking().Where(c => c.CustomerId == customer && c.ContactId == null && c.Purpose == purpose).ToListAsync(stop);
        return Allows(said, purpose, channel);
    }

    /// <summary>Whether a contact may be reached: the contact's own word counts, unless the customer took theirs back since.</summary>
    public static async Task<bool> Allows(Db db, CustomerId customer, ContactId contact, (ConsentPurpose Purpose, ConsentChannel Channel) what, CancellationToken stop)
    {
        var said = await db.Consents.AsNoTracking().Where(c => c.CustomerId == customer && (c.ContactId == null || c.ContactId == contact) && c.Purpose == what.Purpose).ToListAsync(stop);
        return AllowsContact(said, what.Purpose, what.Channel);
    }

    /// <summary>Customers who are in no score, segment or personal offer.</summary>
    public static IQueryable<CustomerId> Impersonal(Db db) => db.NoPersonalisations.Select(n => n.CustomerId);

    // The last word on this way or on every way counts; taking everything back outweighs what was given before it.
    internal static bool Allows(IEnumerable<Consent> said, ConsentPurpose purpose, ConsentChannel channel)
        => Last(said, purpose, channel)?.IsGiven ?? purpose == ConsentPurpose.Service;

    internal static bool AllowsContact(IReadOnlyCollection<Consent> said, ConsentPurpose purpose, ConsentChannel channel)
    {
        var (own, firm) = (Last(said.Where(c => c.ContactId is not null), purpose, channel), Last(said.Where(c => c.ContactId is null), purpose, channel));
        if (firm is { IsGiven: false } && (own is null || (firm.At, firm.Id.Value).CompareTo((own.At, own.Id.Value)) > 0)) return false;
        return own?.IsGiven ?? purpose == ConsentPurpose.Service;
    }

    internal static Consent? Last(IEnumerable<Consent> said, ConsentPurpose purpose, ConsentChannel channel)
        => said.Where(c => c.Purpose == purpose && (c.Channel == channel || c.Channel == ConsentChannel.Every)).MaxBy(c => (c.At, c.Id.Value));
}
