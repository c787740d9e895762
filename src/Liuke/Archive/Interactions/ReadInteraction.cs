using Liuke.Access;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Interactions;

/// <summary>An interaction as it is shown, with the names that it needs.</summary>
public sealed record InteractionView(InteractionId Id, InteractionChannel Channel, Direction Direction, Instant HappenedAt, string Body)
{
    public string? NextStep { get; init; }
    public LocalDate? NextOn { get; init; }
    public ContactId? Contact { get; init; }
    public string? ContactName { get; init; }
    public string? ByName { get; init; }
    public Instant WrittenAt { get; init; }
    public bool IsCorrection { get; init; }
    public bool IsCorrected { get; init; }
}

/// <param name="Earlier">What was written before the corrections, the newest first.</param>
public sealed record InteractionFile(string Code, string CustomerName, InteractionView Now, IReadOnlyList<InteractionView> Earlier);

/// <summary>Reads one interaction with what it corrects; null for a stranger.</summary>
public sealed class ReadInteraction(IDbContextFactory<Db> store)
{
    private const int CorrectionsMost = 50;

    public async Task<InteractionFile?> Run(string code, InteractionId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var wanted = code.Trim().ToUpperInvariant();
        var customer = await db.Customers.AsNoTracking().Where(c => c.Code == wanted).Select(c => new { c.Id, c.Code, c.Name }).SingleOrDefaultAsync(stop);
        if (customer is null) return null;

        var found = new List<Interaction>();
        for (InteractionId? next = id; next is { } asked && found.Count < CorrectionsMost; next = found[^1].CorrectsId)
        {
            var one = await db.Interactions.AsNoTracking().SingleOrDefaultAsync(i => i.Id == asked && i.CustomerId == customer.Id, stop);
            if (one is null) break;
            found.Add(one);
        }

        if (found.Count == 0) return null;
        var views = await db.View(found, stop);
        return new(customer.Code, customer.Name, views[0], [.. views.Skip(1)]);
    }
}

internal static class InteractionViews
{
    public static async Task<List<InteractionView>> View(this Db db, IReadOnlyList<Interaction> found, CancellationToken stop)
    {
        var (ids, contacts, people) = (found.Select(i => i.Id).ToList(), found.Select(i => i.ContactId).OfType<ContactId>().Distinct().ToList(), found.Select(i => i.By?.Value).OfType<Guid>().Distinct().ToList());
        var contactNames = await db.Contacts.AsNoTracking().Where(c => contacts.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, stop);
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var corrected = (await db.Interactions.AsNoTracking().Where(i => i.CorrectsId != null && ids.Contains(i.CorrectsId.Value)).Select(i => i.CorrectsId!.Value).ToListAsync(stop)).ToHashSet();
        return [.. found.Select(i => new InteractionView(i.Id, i.Channel, i.Direction, i.HappenedAt, i.Body)
        {
            NextStep = i.NextStep, NextOn = i.NextOn, Contact = i.ContactId, WrittenAt = i.WrittenAt, IsCorrection = i.CorrectsId is not null, IsCorrected = corrected.Contains(i.Id),
            ContactName = i.ContactId is { } contact ? contactNames.GetValueOrDefault(contact) : null,
            ByName = i.By is { } by ? names.GetValueOrDefault(by.Value) : null,
        })];
    }
}
