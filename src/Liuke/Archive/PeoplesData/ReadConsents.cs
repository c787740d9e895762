using Liuke.Access;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData;

/// <summary>How one purpose and way stands.</summary>
public sealed record ConsentState(ConsentPurpose Purpose, ConsentChannel Channel, bool IsAllowed, Instant? Since);

public sealed record ConsentLine(Instant At, ConsentPurpose Purpose, ConsentChannel Channel, bool IsGiven, string? Words, string? Source, string? ByName);

public sealed record ConsentView(string Code, string Name, bool IsImpersonal, IReadOnlyList<ConsentState> States, IReadOnlyList<ConsentLine> History)
{
    public CustomerKind Kind { get; init; }

    /// <summary>Whose word is shown; null for the customer's own.</summary>
    public ConsentPerson? Contact { get; init; }

    public IReadOnlyList<ConsentPerson> Contacts { get; init; } = [];
}

/// <summary>A contact who may consent for themselves.</summary>
public sealed record ConsentPerson(Guid Id, string Name);

/// <summary>What a customer consented to, as it stands and as it came about; null beyond reach.</summary>
public sealed class ReadConsents(IDbContextFactory<Db> store)
{
    private const int LinesMost = 200, ContactsMost = 200;

    internal static readonly ConsentPurpose[] ByChannel = [ConsentPurpose.Service, ConsentPurpose.Marketing, ConsentPurpose.Research];
    internal static readonly ConsentChannel[] Channels = [ConsentChannel.Sms, ConsentChannel.Email, ConsentChannel.Phone, ConsentChannel.WeChat, ConsentChannel.Post];

    /// <param name="contact">One contact's own consents; null for the customer's.</param>
    public Task<ConsentView?> Run(string code, Guid? contact, CancellationToken stop)
    {
        var wanted = code.Trim().ToUpperInvariant();
        return Read(all => all.Where(c => c.Code == wanted), contact, stop);
    }

    internal Task<ConsentView?> Of(CustomerId id, CancellationToken stop) => Read(all => all.Where(c => c.Id == id), null, stop);

    private async Task<ConsentView?> Read(Func<IQueryable<Customer>, IQueryable<Customer>> which, Guid? contact, CancellationToken stop)
    {
        await using var db = await store.Open(stop);
        if (await which(db.Customers.AsNoTracking()).Select(c => new { c.Id, c.Code, c.Name, c.Kind }).SingleOrDefaultAsync(stop) is not { } customer) return null;
        var contacts = (await db.Contacts.AsNoTracking().Where(c => c.CustomerId == customer.Id).OrderByDescending(c => c.IsMain).ThenBy(c => c.CreatedAt).Take(ContactsMost).ToListAsync(stop)).ConvertAll(c => new ConsentPerson(c.Id.Value, c.Name));
        var one = contacts.Find(c => c.Id == contact);
        if (contact is not null && one is null) return null;

        ContactId? of = one is null ? null : ContactId.From(one.Id);
        var all = await db.Consents.AsNoTracking().Where(c => c.CustomerId == customer.Id && (c.ContactId == null || c.ContactId == of)).OrderByDescending(c => c.At).ToListAsync(stop);
        var said = all.FindAll(c => c.ContactId == of);
        var people = said.Select(c => c.By?.Value).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var isImpersonal = await db.NoPersonalisations.AnyAsync(n => n.CustomerId == customer.Id, stop);

        var states = ByChannel.SelectMany(purpose => Channels.Select(channel => State(of is null ? said : all, purpose, channel, of is not null))).ToList();
        var lines = said.Take(LinesMost).Select(c => new ConsentLine(c.At, c.Purpose, c.Channel, c.IsGiven, c.Words, c.Source, c.By is { } by ? names.GetValueOrDefault(by.Value) : null)).ToList();
        return new(customer.Code, customer.Name, isImpersonal, states, lines) { Kind = customer.Kind, Contact = one, Contacts = contacts };
    }

    private static ConsentState State(List<Consent> said, ConsentPurpose purpose, ConsentChannel channel, bool isContact)
        => new(purpose, channel, isContact ? Consents.AllowsContact(said, purpose, channel) : Consents.Allows(said, purpose, channel), Consents.Last(said, purpose, channel)?.At);
}
