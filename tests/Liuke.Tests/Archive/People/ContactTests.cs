using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Changing;
using Liuke.Archive.Facts;
using Liuke.Archive.Files;
using Liuke.Archive.Lists;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Tests.FollowUp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.People;

/// <summary>Several people of one customer, each with several ways to reach them, kept sealed, changed by two at once without loss.</summary>
public sealed class ContactTests
{
    private static readonly NewChannel Mobile = new(ChannelKind.Mobile, "139 1234 5678"), WeChat = new(ChannelKind.WeChat, "wangfang_88"), Email = new(ChannelKind.Email, "Wang@mingde.cn");

    [Fact]
    public async Task several_contacts_with_several_channels_are_shown_masked_the_main_one_first()
    {
        await using var scene = await PeopleScene.Open();
        await scene.Contact("李强");
        await scene.Add(new(PeopleScene.Fields(("name", "王芳"), ("role", "decides"), ("main", "yes"), ("from", "2024-03-01"))) { Adds = [Mobile, WeChat, Email] });

        var contacts = (await scene.People()).Contacts;
        Assert.Equal(["王芳", "李强"], contacts.Select(c => c.Name));
        Assert.Equal((ContactRole.Decides, true, new LocalDate(2024, 3, 1)), (contacts[0].Role, contacts[0].IsMain, contacts[0].FromOn!.Value));
        Assert.Equal(["139****5678", "W***@mingde.cn", "wa****"], contacts[0].Channels.Select(c => c.Shown));
    }

    [Fact]
    public async Task neither_the_row_nor_the_history_holds_a_number_in_clear()
    {
        await using var scene = await PeopleScene.Open();
        var id = await scene.Contact("王芳", Mobile, WeChat);
        var rows = await scene.House.Look(db => db.ContactChannels.AsNoTracking().ToListAsync());
        Assert.All(rows, r => Assert.DoesNotContain("12345678", r.Shown + System.Text.Encoding.UTF8.GetString(r.Sealed), StringComparison.Ordinal));
        Assert.Contains(await scene.History(FileSubjects.Contact(id.Value)), c => c is { FieldKey: "contact.mobile", New: "139****5678" });
    }

    [Theory]
    [InlineData("13912345678")]
    [InlineData("+86 139-1234-5678")]
    [InlineData("5678")]
    [InlineData("wang@MINGDE.cn")]
    [InlineData("wangfang_88")]
    public async Task a_customer_is_found_by_the_whole_number_or_the_last_four_digits_of_somebody_of_theirs(string typed)
    {
        await using var scene = await PeopleScene.Open();
        await scene.Contact("王芳", Mobile, WeChat, Email);
        await scene.Firm.Customer(scene.Lin);

        Assert.Equal([scene.Code], await Find(scene, typed, Reach.Own(scene.Lin)));
        Assert.Empty(await Find(scene, typed, Reach.Own(scene.Guo)));
        Assert.Empty(await Find(scene, "13912345679", Reach.Own(scene.Lin)));
    }

    [Fact]
    public async Task two_who_change_different_fields_both_win()
    {
        await using var scene = await PeopleScene.Open();
        var id = await scene.Contact();
        var shown = await scene.FieldsOf(id);
        Assert.Null((await scene.Change(id, new(PeopleScene.Fields(("name", "王芳"), ("position", "采购总监"))) { Was = shown })).Refusal);
        Assert.Null((await scene.Change(id, new(PeopleScene.Fields(("name", "王芳芳"), ("position", null))) { Was = shown })).Refusal);

        var fields = await scene.FieldsOf(id);
        Assert.Equal(("王芳芳", "采购总监"), (fields["name"], fields["position"]));
    }

    [Fact]
    public async Task the_same_field_changed_by_two_is_shown_three_ways_and_nothing_is_written()
    {
        await using var scene = await PeopleScene.Open();
        var id = await scene.Contact();
        var shown = await scene.FieldsOf(id);
        await scene.Change(id, new(PeopleScene.Fields(("name", "王芳芳"))) { Was = shown });
        var refusal = (await scene.Change(id, new(PeopleScene.Fields(("name", "汪芳"), ("note", "爱喝茶"))) { Was = shown })).Refusal;

        Assert.Equal(RefusalKind.Conflict, refusal!.Kind);
        Assert.Equal([new Clash("name", "王芳", "王芳芳", "汪芳")], refusal.Clashes);
        var fields = await scene.FieldsOf(id);
        Assert.Equal(("王芳芳", null), (fields["name"], fields["note"]));
    }

    [Fact]
    public async Task many_at_once_lose_nothing_silently()
    {
        await using var scene = await PeopleScene.Open();
        var id = await scene.Contact();
        var shown = await scene.FieldsOf(id);
        (string Field, string Value)[] wishes = [("position", "总监"), ("note", "爱喝茶"), ("from", "2024-01-01"), ("role", "buys"), ("name", "王芳芳"), ("position", "经理"), ("note", "住杭州")];
        var answers = await Task.WhenAll(wishes.Select(w => Task.Run(() => scene.Change(id, new(PeopleScene.Fields((w.Field, w.Value))) { Was = shown }))));

        var fields = await scene.FieldsOf(id);
        foreach (var (wish, answer) in wishes.Zip(answers))
            Assert.True(answer.Refusal is null ? fields[wish.Field] == wish.Value : answer.Refusal.Clashes.Single().Mine == wish.Value, $"{wish.Field} {wish.Value}");
        Assert.Equal(5, answers.Count(a => a.Refusal is null));
    }

    [Fact]
    public async Task only_one_is_the_main_contact_and_nobody_who_left()
    {
        await using var scene = await PeopleScene.Open();
        var first = (await scene.Add(new(PeopleScene.Fields(("name", "王芳"), ("main", "yes"))))).Value;
        await scene.Add(new(PeopleScene.Fields(("name", "李强"), ("main", "yes"))));
        Assert.Null((await scene.FieldsOf(first))["main"]);
        Assert.Equal(RefusalKind.Invalid, (await scene.Change(first, new(PeopleScene.Fields(("main", "yes"), ("to", "2026-01-01"))))).Refusal!.Kind);
    }

    [Fact]
    public async Task who_left_stays_in_the_history_of_who_was_in_charge()
    {
        await using var scene = await PeopleScene.Open();
        var id = await scene.Contact();
        await scene.Change(id, new(PeopleScene.Fields(("from", "2023-05-01"), ("to", "2025-12-31"))));
        await scene.Contact("李强");
        var people = await scene.People();
        Assert.Equal(["李强", "王芳"], people.Contacts.Select(c => c.Name));
        Assert.Equal([false, true], people.Contacts.Select(c => c.HasLeft(people.Today)));
        Assert.Equal(RefusalKind.Invalid, (await scene.Change(id, new(PeopleScene.Fields(("to", "2020-01-01"))))).Refusal!.Kind);
    }

    [Fact]
    public async Task who_was_in_charge_on_our_side_is_kept_with_the_day_of_the_change()
    {
        await using var scene = await PeopleScene.Open();
        var moved = scene.House.Clock.Now.Cut();
        await scene.House.Do<IEnumerable<IFollowCustomer>, bool>(followers => scene.House.Look(async db =>
        {
            await using var write = await db.BeginWrite(default);
            (await db.Customers.SingleAsync(c => c.Id == scene.Customer)).Change("客户0001", null, new(scene.Guo, scene.Firm.West));
            foreach (var follower in followers) await follower.Moved(db, [scene.Customer], new(scene.Guo, scene.Firm.West), default);
            await db.SaveChangesAsync();
            await write.Commit(default);
            return true;
        }));

        var owners = (await scene.House.Do<ReadPeople, CustomerPeople?>(read => read.Run(scene.Customer, default)))!.Owners;
        Assert.Equal([new OwnerView("名guo", moved, null), new OwnerView("名lin", null, moved)], owners);
    }

    [Fact]
    public async Task a_locked_file_takes_new_contacts_and_refuses_changes()
    {
        await using var scene = await PeopleScene.Open();
        var id = await scene.Contact();
        await scene.House.Look(db => db.FileReviews.Where(r => r.CustomerId == scene.Customer).ExecuteDeleteAsync());

        Assert.Null((await scene.Add(new(PeopleScene.Fields(("name", "李强"))))).Refusal);
        Assert.Null((await scene.Change(id, new(PeopleScene.Fields()) { Adds = [Mobile] })).Refusal);
        Assert.Equal(RefusalKind.Conflict, (await scene.Change(id, new(PeopleScene.Fields(("name", "汪芳"))))).Refusal!.Kind);
    }

    [Fact]
    public async Task a_stranger_neither_reads_nor_adds_nor_reveals()
    {
        await using var scene = await PeopleScene.Open();
        var id = await scene.Contact("王芳", Mobile);
        var channel = (await scene.People()).Contacts[0].Channels[0].Id;
        Assert.Null(await scene.House.Do<ReadPeople, CustomerPeople?>(read => read.Run(scene.Customer, default), Reach.Own(scene.Guo)));
        Assert.Equal(RefusalKind.Missing, (await scene.Add(new(PeopleScene.Fields(("name", "李强"))), scene.Guo)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Missing, (await scene.Change(id, new(PeopleScene.Fields(("name", "李强"))), scene.Guo)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Missing, (await Reveal(scene, channel, scene.Guo)).Refusal!.Kind);
    }

    [Fact]
    public async Task a_look_at_a_whole_number_is_counted_and_kept()
    {
        await using var scene = await PeopleScene.Open();
        await scene.Contact("王芳", Mobile);
        var channel = (await scene.People()).Contacts[0].Channels[0].Id;
        Assert.Equal("+8613912345678", (await Reveal(scene, channel, scene.Lin)).Value.Mobile);
        var line = (await scene.House.Do<ReadTimeline, TimelinePage>(read => read.Run(new(scene.Customer), default))).Days.SelectMany(d => d.Lines).Single();
        Assert.Equal(PeopleWords.Revealed(ChannelKind.Mobile), line.Wording.Sentence);
        Assert.Contains(await scene.House.Look(Access.Audit.AuditScene.Lines), l => l.Kind == "archive.channel.revealed");
    }

    [Fact]
    public async Task who_was_spoken_with_is_not_removed()
    {
        await using var scene = await PeopleScene.Open();
        var (spoken, mistaken) = (await scene.Contact(), await scene.Contact("错录", Mobile));
        await scene.Say(new(Liuke.Archive.Interactions.InteractionChannel.Call, Liuke.Archive.Interactions.Direction.Out, "问好") { Contact = spoken });
        Assert.Equal(RefusalKind.Conflict, (await Remove(scene, spoken)).Refusal!.Kind);
        Assert.Null((await Remove(scene, mistaken)).Refusal);
        Assert.Equal(["王芳"], (await scene.People()).Contacts.Select(c => c.Name));
        Assert.Empty(await scene.House.Look(db => db.ContactChannels.ToListAsync()));
    }

    [Fact]
    public async Task contacts_of_a_file_are_settled_once_however_often_they_are_named()
    {
        await using var scene = await PeopleScene.Open();
        await scene.Contact("王芳", Mobile);
        NewContact[] named = [new(scene.Customer, "王芳") { Channels = [Mobile, WeChat] }, new(scene.Customer, "李强") { Role = ContactRole.Buys, Channels = [new(ChannelKind.Phone, "0571-88886666")] }];
        var first = await Settle(scene, named);
        var again = await Settle(scene, named);

        Assert.Equal([false, true], first.Select(s => s.IsNew));
        Assert.Equal([1, 1], first.Select(s => s.NewChannels.Count));
        Assert.Equal(first.Select(s => s.Id), again.Select(s => s.Id));
        Assert.All(again, s => Assert.True(!s.IsNew && s.NewChannels.Count == 0));
        Assert.Equal([scene.Code], await Find(scene, "057188886666", Reach.Own(scene.Lin)));
    }

    [Fact]
    public async Task the_form_shows_the_clash_and_the_choice_is_kept()
    {
        await using var scene = await PeopleScene.Open();
        var id = await scene.Contact();
        using var visitor = await Visitor.SignIn(scene.Firm, "lin");
        var form = await visitor.Get($"/customers/{scene.Code}/contacts/{id}");
        await scene.Change(id, new(PeopleScene.Fields(("name", "王芳芳"), ("note", "爱喝茶"))));

        var again = await visitor.Send(form, "form.ask-card", ("name", "汪芳"), ("position", "经理"), ("value", "13912345678"));
        Assert.Equal(System.Net.HttpStatusCode.Conflict, visitor.LastStatus);
        Assert.Equal(3, again.QuerySelectorAll(".clash b").Length + again.QuerySelectorAll(".clash-was").Length);
        await visitor.Send(again, "form.ask-card", ("name", "汪芳"));

        var fields = await scene.FieldsOf(id);
        Assert.Equal(("汪芳", "经理", "爱喝茶"), (fields["name"], fields["position"], fields["note"]));
        Assert.Equal(["139****5678"], (await scene.People()).Contacts[0].Channels.Select(c => c.Shown));
    }

    private static Task<Outcome<Revealed>> Reveal(PeopleScene scene, ContactChannelId channel, PersonId by)
        => scene.House.Do<RevealChannel, Outcome<Revealed>>(reveal => reveal.Run(scene.Code, channel, by, Roles.Rep, default), Reach.Own(by));

    private static Task<Outcome<ContactId>> Remove(PeopleScene scene, ContactId id)
        => scene.House.Do<RemoveContact, Outcome<ContactId>>(remove => remove.Run(scene.Code, id, scene.Lin, default), Reach.Own(scene.Lin));

    private static Task<IReadOnlyList<ContactSeat>> Settle(PeopleScene scene, NewContact[] named) => scene.House.Look(async db =>
    {
        await using var write = await db.BeginWrite(default);
        var seats = await scene.House.Services.GetRequiredService<ContactRegister>().Settle(db, named, new FileTouch(scene.Lin, scene.House.Clock.Now, null, FactSource.Imported), default);
        await write.Commit(default);
        return seats;
    }, Reach.Own(scene.Lin));

    private static async Task<IEnumerable<string>> Find(PeopleScene scene, string typed, Reach reach)
        => (await scene.House.Do<FindCustomers, CustomersFound>(find => find.Run(new(new CustomerFilter { Search = typed }), default), reach)).Rows.Select(r => r.Code);
}
