using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData;

/// <summary>How one purpose and way stands.</summary>
public sealed record ConsentState(ConsentPurpose Purpose, ConsentChannel Channel, bool IsAllowed, Instant? Since);

public sealed record ConsentLine(Instant At, ConsentPurpose Purpose, ConsentChannel Channel, bool IsGiven, string? Words, string? Source, string? ByName);

public sealed record ConsentView(string Code, string Name, bool IsImpersonal, IReadOnlyList<ConsentState> States, IReadOnlyList<ConsentLine> History);

/// <summary>What a customer consented to, as it stands and as it came about; null beyond reach.</summary>
public sealed class ReadConsents(IDbContextFactory<Db> store)
{
    private const int LinesMost = 200;

    internal static readonly ConsentPurpose[] ByChannel = [ConsentPurpose.Service, ConsentPurpose.Marketing, ConsentPurpose.Research];
    internal static readonly ConsentChannel[] Channels = [ConsentChannel.Sms, ConsentChannel.Email, ConsentChannel.Phone, ConsentChannel.WeChat, ConsentChannel.Post];

    public Task<ConsentView?> Run(string code, CancellationToken stop)
    {
        var wanted = code.Trim().ToUpperInvariant();
        return Read(all => all.Where(c => c.Code == wanted), stop);
    }

    internal Task<ConsentView?> Of(CustomerId id, CancellationToken stop) => Read(all => all.Where(c => c.Id == id), stop);

    private async Task<ConsentView?> Read(Func<IQueryable<Customer>, IQueryable<Customer>> which, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        if (await which(db.Customers.AsNoTracking()).Select(c => new { c.Id, c.Code, c.Name }).SingleOrDefaultAsync(stop) is not { } customer) return null;
        var said = await db.Consents.AsNoTracking().Where(c => c.CustomerId == customer.Id).OrderByDescending(c => c.At).ToListAsync(stop);
        var people = said.Select(c => c.By?.Value).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var isImpersonal = await db.NoPersonalisations.AnyAsync(n => n.CustomerId == customer.Id, stop);

        var states = ByChannel.SelectMany(purpose => Channels.Select(channel => State(said, purpose, channel))).ToList();
        var lines = said.Take(LinesMost).Select(c => new ConsentLine(c.At, c.Purpose, c.Channel, c.IsGiven, c.Words, c.Source, c.By is { } by ? names.GetValueOrDefault(by.Value) : null)).ToList();
        return new(customer.Code, customer.Name, isImpersonal, states, lines);
    }

    private static ConsentState State(List<Consent> said, ConsentPurpose purpose, ConsentChannel channel)
        => new(purpose, channel, Consents.Allows(said, purpose, channel), Consents.Last(said, purpose, channel)?.At);
}
