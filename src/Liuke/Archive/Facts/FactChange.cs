using System.Globalization;
using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Facts;

/// <summary>What locked facts are to say; the payload of its approval.</summary>
public sealed record FactWish(IReadOnlyDictionary<string, string?> Values, Provenance From);

/// <summary>Facts that stand are changed by approval, the manager's first and then the general manager's.</summary>
internal sealed class FactChange(Identities identities, Company company) : IApprovalKind
{
    public const string Key = "archive.facts";

    public string Name => Key;
    public Text Title => FactWords.ChangeTitle;
    public Flow Flow => new(new FlowStep(StepMode.Any, [Choice.Manager]) { ForRoles = Roles.Rep | Roles.Agent }, new FlowStep(StepMode.Any, [Choice.GM]));

    public string? HandedOver(Petition petition, PersonId to) => petition.Payload;

    public async Task<Snapshot?> Read(Db db, Petition petition, CancellationToken stop)
    {
        var (wish, id) = (petition.Wish<FactWish>(), petition.Customer);
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is not { } customer) return null;

        var (catalogue, keys) = (await FileFieldCatalogue.Read(db, stop), wish.Values.Keys.ToList());
        var says = await db.Facts.AsNoTracking().Where(f => f.CustomerId == customer.Id && keys.Contains(f.FieldKey)).ToDictionaryAsync(f => f.FieldKey, StringComparer.Ordinal, stop);
        var names = await FileNames.Read(db, catalogue, wish.Values.Select(v => (v.Key, v.Value)).Concat(says.Select(s => (s.Key, (string?)s.Value.Words))), stop);
        return new(FactWords.ChangeOf(customer.Name), string.Join(' ', keys.Order(StringComparer.Ordinal).Select(k => string.Create(CultureInfo.InvariantCulture, $"{k}:{says.GetValueOrDefault(k)?.Version ?? 0}"))),
        [
            new(Changing.ChangeWords.Code, Text.Same(customer.Code)),
            .. keys.Select(k => new SnapshotField(catalogue.Field(k)?.Title ?? Text.Same(k), Shown(k, says.GetValueOrDefault(k)?.Words), Shown(k, wish.Values[k]))),
        ]);

        Text Shown(string key, string? words) => words is null ? FactWords.Empty : names.Show(key, words);
    }

    public async Task<Refusal?> Apply(Db db, Petition petition, Instant now, CancellationToken stop)
    {
        var (wish, id) = (petition.Wish<FactWish>(), petition.Customer!.Value);
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is not { } customer || await FileTurn.Take(db, id, stop) is not { } file) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        var catalogue = await FileFieldCatalogue.Read(db, stop);
        var fields = wish.Values.Keys.Select(catalogue.Field).OfType<FileField>().ToList();
        if ((await FieldReading.Read(db, fields, wish.Values, stop)).Refused(out var refusal, out var values)) return refusal;

        var says = await FactSheet.Says(db, id, fields, stop);
        if (await FactSheet.Claim(db, identities, (id, now), (says, values), stop) is { } taken) return taken;
        FactSheet.Write(db, id, says, values, (wish.From, new(petition.By, now, $"approval:{petition.Id}")));
        await FileNotes.Note(db, id, petition.By, now, new(FactTimeline.Changed, [.. values.Keys]), stop);
        await db.SaveChangesAsync(stop);
        await FileMeasure.Take(db, file, customer.Kind, (catalogue, company.Zone), stop);
        return null;
    }
}
