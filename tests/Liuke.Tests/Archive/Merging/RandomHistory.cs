using Liuke.Archive;
using Liuke.Archive.Attachments;
using Liuke.Archive.Dates;
using Liuke.Archive.Facts;
using Liuke.Archive.Interactions;
using Liuke.Archive.People;
using Liuke.Archive.PeoplesData;
using Liuke.Archive.Ties;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Insight;
using Liuke.Insight.Histories;
using Liuke.Storage;
using Liuke.Tests.FollowUp;
using Liuke.Trade;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Liuke.Tests.Archive.Merging;

/// <summary>One thing that happened with one of two customers; small numbers, so that both meet in them.</summary>
internal sealed record Happening(int Kind, bool OnLoser, int A, int B)
{
    public const int Kinds = 18;
}

/// <summary>Lets things happen to customers, of every kind that the program knows.</summary>
internal static class RandomHistory
{
    private static readonly string[] Fields = ["firm.ordering", "firm.stock", "firm.settlement", "firm.scope"];
    private static readonly string[] Names = ["王芳", "李强", "赵敏"];

    public static Task Happen(MergeScene scene, CustomerId customer, CustomerId third, Happening what) => what.Kind switch
    {
        0 => scene.Say(customer, Fields[what.A % Fields.Length], $"v{what.B % 3}"),
        15 => Work(scene, customer, what),
        16 => Snooze(scene, customer),
        17 => Bulk(scene, customer, what),
        _ => scene.House.Look(async db =>
        {
            await Add(scene, db, (customer, third), what);
            return await db.SaveChangesAsync();
        }),
    };

    private static async Task Add(MergeScene scene, Db db, (CustomerId Id, CustomerId Third) of, Happening what)
    {
        var (now, id, by) = (scene.House.Clock.Now, of.Id, scene.Lin);
        switch (what.Kind)
        {
            case 1: await Contact(scene, db, id, what); break;
            case 2: db.FileEntries.Add(Entry(id, by, now, await AnyContact(db, id), what)); break;
            case 3: FileHistory.Add(db, id, FileSubjects.Facts, [new(Fields[what.A % Fields.Length], $"{what.B}", $"{what.B + 1}")], new(by, now)); break;
            case 4: db.Record(new(id, now, by, "archive.file.changed", new { fields = new[] { "name" } })); break;
            case 5: db.Add(new Attachment(Ids.New<AttachmentId>(now), id, $"附件{what.A}.pdf", new(FileKind.Pdf, what.B, "00"), by, now)); break;
            case 6: db.ImportantDates.Add(ImportantDate.Of(id, await AnyContact(db, id), "生日", new(YearlyCalendar.Solar, null, (what.A % 2) + 1, (what.B % 2) + 1, false), by, now).Value); break;
            case 7: db.Interactions.Add(new(await db.Interactions.CountAsync() + 1, id, new(InteractionChannel.Call, Direction.In, $"说了{what.A}") { Contact = await AnyContact(db, id) }, by, now)); break;
            case 8: db.Consents.Add(Consent.Of(id, new(ConsentPurpose.Marketing, ConsentChannel.Every, what.A % 2 == 0, "好", null), by, now).Value); break;
            case 9: if (!await db.NoPersonalisations.AnyAsync(n => n.CustomerId == id)) db.Add(new NoPersonalisation(id, now)); break;
            case 10: await Tie(db, of, what, (by, now)); break;
            case 11: if (!await db.CustomerTags.AnyAsync(t => t.CustomerId == id && t.TagKey == $"t{what.A % 3}")) db.Add(new CustomerTag(id, $"t{what.A % 3}", by, now)); break;
            case 12: await Belong(scene, db, id, what); break;
            case 13: db.Orders.Add(Order(db, scene, id, what)); break;
            default: if (!await db.PurchaseHistories.AnyAsync(h => h.CustomerId == id)) db.PurchaseHistories.Add(new(id, [1, 2, (byte)what.A])); break;
        }
    }

    private static async Task Contact(MergeScene scene, Db db, CustomerId id, Happening what)
    {
        var now = scene.House.Clock.Now;
        var contact = new Contact(Ids.New<ContactId>(now), id, scene.Lin, now);
        var isMain = what.B % 2 == 0 && !await db.Contacts.AnyAsync(c => c.CustomerId == id && c.IsMain);
        Assert(contact.Change(new Dictionary<string, string?>(StringComparer.Ordinal) { ["name"] = Names[what.A % Names.Length], ["main"] = isMain ? "yes" : null }));
        db.Contacts.Add(contact);
        var channel = Ids.New<ContactChannelId>(now);
        db.ContactChannels.Add(new(channel, contact, scene.House.Services.GetRequiredService<ContactSeals>().Seal(channel, new(ChannelKind.Mobile, $"1380013800{what.B % 3}")), now));
    }

    private static FileEntry Entry(CustomerId id, PersonId by, Instant now, ContactId? contact, Happening what)
    {
        var entry = new FileEntry(id, "needs", by, now);
        entry.Say(new(2026, 1, 1 + (what.A % 20)), contact?.Value, new Dictionary<string, string>(StringComparer.Ordinal) { ["x"] = $"{what.B}" });
        return entry;
    }

    private static async Task Tie(Db db, (CustomerId Id, CustomerId Third) of, Happening what, (PersonId By, Instant At) touch)
    {
        var kind = (RelationKind)((what.A % 3) + 1);
        foreach (var side in CustomerRelation.Both(of.Id, of.Third, kind, $"n{what.B}", touch.By, touch.At))
            if (!await db.CustomerRelations.AnyAsync(r => r.FromId == side.FromId && r.ToId == side.ToId && r.Kind == side.Kind)) db.Add(side);
    }

    private static async Task Belong(MergeScene scene, Db db, CustomerId id, Happening what)
    {
        var (now, by) = (scene.House.Clock.Now, scene.Lin);
        if (what.A % 3 == 0 && !await db.Pins.AnyAsync(p => p.CustomerId == id && p.PersonId == by)) db.Add(new Pin(by, id, 1, now));
        if (what.A % 3 == 1 && !await db.AccountTeamMembers.AnyAsync(p => p.CustomerId == id && p.PersonId == by)) db.Add(new AccountTeamMember(id, by, TeamRole.Service, by, now));
        if (what.A % 3 == 2) db.Add(new OwnerTerm(id, by, scene.Firm.East, now));
    }

    private static Order Order(Db db, MergeScene scene, CustomerId id, Happening what)
    {
        var (at, on) = (scene.House.Clock.Now - Duration.FromDays(what.A), scene.Firm.Today.PlusDays(-what.A));
        var owner = db.Customers.Where(c => c.Id == id).Select(c => new { c.OwnerId, c.DepartmentId }).Single();
        return new(Ids.New<OrderId>(at), Guid.CreateVersion7().ToString(), new(id, owner.OwnerId, owner.DepartmentId, at, on, null), "CNY");
    }

    private static async Task Work(MergeScene scene, CustomerId customer, Happening what)
    {
        await scene.Firm.Raise(scene.Firm.AtRisk(customer, scene.Lin, 100_000 + what.A));
        if (what.B % 3 == 0) await scene.Firm.Finish((await scene.Firm.Open(customer)).Id, scene.Lin, scene.Firm.Today.PlusDays(3 + (what.A % 5)));
    }

    private static async Task Snooze(MergeScene scene, CustomerId customer)
    {
        await scene.Firm.Raise(scene.Firm.AtRisk(customer, scene.Lin));
        await scene.Firm.Snooze((await scene.Firm.Open(customer)).Id, scene.Lin, scene.Firm.Today.PlusDays(5));
    }

    private static Task Bulk(MergeScene scene, CustomerId customer, Happening what) => scene.House.Look(async db =>
    {
        await using var write = await db.BeginWrite(default);
        await using (var changes = await db.Dialect.Write(db, new("StateChanges", ["CustomerId", "On", "From", "To"], ["CustomerId", "On"], Overwrites: true), default))
        {
            await changes.Add(customer, scene.Firm.Today.PlusDays(-what.A), RetentionState.New, RetentionState.Active);
            await changes.Complete(default);
        }

        await write.Commit(default);
        return 0;
    });

    private static async Task<ContactId?> AnyContact(Db db, CustomerId id) => await db.Contacts.Where(c => c.CustomerId == id).OrderBy(c => c.CreatedAt).Select(c => (ContactId?)c.Id).FirstOrDefaultAsync();

    private static void Assert(Refusal? refusal) => Xunit.Assert.Null(refusal);
}
