using System.Globalization;
using System.Text.Json;
using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Changing;

/// <summary>A file is locked: its head is changed by approval, the manager's first and then the general manager's.</summary>
internal sealed class FileChange(CustomerHeads heads) : IApprovalKind
{
    public const string Key = "archive.change";

    public string Name => Key;
    public Text Title => ChangeWords.Title;
    public Flow Flow => new(new FlowStep(StepMode.Any, [Choice.Manager]) { ForRoles = Roles.Rep | Roles.Agent }, new FlowStep(StepMode.Any, [Choice.GM]));

    // Where it left the owner as it was, it leaves the new one.
    public string? HandedOver(Petition petition, PersonId to)
        => petition.Wish<ChangeWish>() is var wish && wish.Owner == petition.By ? JsonSerializer.Serialize(wish with { Owner = to }, JsonSerializerOptions.Web) : petition.Payload;

    public async Task<Snapshot?> Read(Db db, Petition petition, CancellationToken stop)
    {
        var wish = petition.Wish<ChangeWish>();
        var id = petition.Customer;
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is not { } customer) return null;

        Guid?[] owners = [customer.OwnerId?.Value, wish.Owner?.Value];
        var names = await db.People.AsNoTracking().Where(p => owners.Contains(p.Id)).ToDictionaryAsync(p => new PersonId(p.Id), p => p.Name, stop);
        return new(ChangeWords.Headline(customer.Name), customer.Version.ToString(CultureInfo.InvariantCulture),
        [
            new(ChangeWords.Code, Text.Same(customer.Code)),
            new(ChangeWords.Name, Text.Same(customer.Name), Text.Same(wish.Name)),
            new(ChangeWords.Region, Word(customer.Region), Word(wish.Region)),
            new(ChangeWords.Owner, Owner(customer.OwnerId), Owner(wish.Owner)),
        ]);

        Text Owner(PersonId? owner) => owner is { } known && names.TryGetValue(known, out var name) ? Text.Same(name) : ChangeWords.Nobody;
    }

    public Task<Refusal?> Apply(Db db, Petition petition, Instant now, CancellationToken stop)
        => heads.Change(db, petition.Customer!.Value, petition.Wish<ChangeWish>(), new(petition.By, now, $"approval:{petition.Id}"), stop);

    private static Text Word(string? word) => word is null ? ChangeWords.Empty : Text.Same(word);
}
