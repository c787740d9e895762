using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Access.Audit;
using Liuke.Access.Rights;
using Liuke.Archive;
using Liuke.Archive.Facts;
using Liuke.Archive.People;
using Liuke.Archive.Pins;
using Liuke.Archive.Reviews;
using Liuke.Archive.Tags;
using Liuke.Archive.Team;
using Liuke.Archive.Ties;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Tests.Archive.People;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Archive.Ties;

/// <summary>Relations, tags, the account team and the folder of key accounts, on both sides of the walls.</summary>
public sealed class TieTests
{
    [Fact]
    public async Task a_relation_stands_on_both_files_with_the_other_side_turned_round_and_leaves_both()
    {
        await using var scene = await PeopleScene.Open();
        var other = await scene.Firm.Customer(scene.Lin);
        var code = await scene.CodeOf(other);
        Assert.Null((await Relate(scene, code, RelationKind.ParentOf)).Refusal);

        var mine = Assert.Single((await Relations(scene, scene.Customer, scene.Lin)).Relations);
        var theirs = Assert.Single((await Relations(scene, other, scene.Lin)).Relations);
        Assert.Equal((RelationKind.ParentOf, code), (mine.Kind, mine.Code));
        Assert.Equal((RelationKind.SubsidiaryOf, scene.Code), (theirs.Kind, theirs.Code));
        Assert.Equal(RefusalKind.Conflict, (await Relate(scene, code, RelationKind.ParentOf)).Refusal!.Kind);
        Assert.Contains(await scene.History(FileSubjects.Customer), c => c.FieldKey == "relation" && c.New!.Contains(code, StringComparison.Ordinal));

        Assert.Null((await scene.House.Do<Unrelate, Outcome<CustomerId>>(u => u.Run(code, scene.Customer, RelationKind.SubsidiaryOf, scene.Lin, default), Reach.Own(scene.Lin))).Refusal);
        Assert.Equal(0, await scene.House.Look(db => db.CustomerRelations.CountAsync()));
    }

    [Fact]
    public async Task whoever_does_not_see_the_other_neither_relates_to_it_nor_reads_its_name_and_the_sum_says_what_it_leaves_out()
    {
        await using var scene = await PeopleScene.Open();
        var foreign = await scene.Firm.Customer(scene.Guo, scene.Firm.West);
        var code = await scene.CodeOf(foreign);
        Assert.Equal(TieWords.NoSuchOther, (await Relate(scene, code, RelationKind.SameGroup)).Refusal!.Sentence);
        Assert.Equal(TieWords.WithItself, (await Relate(scene, scene.Code, RelationKind.Kin)).Refusal!.Sentence);
        Assert.Null((await Relate(scene, code, RelationKind.SameGroup, Reach.All)).Refusal);

        var seen = await Relations(scene, scene.Customer, scene.Lin);
        var line = Assert.Single(seen.Relations);
        Assert.Equal((null, null), (line.Code, line.Name));
        Assert.Equal((1, 1), (seen.Group!.Members, seen.Group.Hidden));
        // What stands is taken away on the hidden file too.
        Assert.Null((await scene.House.Do<Unrelate, Outcome<CustomerId>>(u => u.Run(scene.Code, foreign, RelationKind.SameGroup, scene.Lin, default), Reach.Own(scene.Lin))).Refusal);
        Assert.Equal(0, await scene.House.Look(db => db.CustomerRelations.CountAsync()));
    }

    [Fact]
    public async Task tags_are_one_word_however_they_are_written_and_open_the_list()
    {
        await using var scene = await PeopleScene.Open();
        Assert.Null((await Tag(scene, TagWish.Adding("样板客户，爱喝茶, VIP"))).Refusal);
        Assert.Null((await Tag(scene, TagWish.Adding("vip"))).Refusal);
        Assert.Equal(["VIP", "样板客户", "爱喝茶"], (await scene.House.Do<ReadTags, IReadOnlyList<TagView>>(r => r.Run(scene.Customer, default), Reach.Own(scene.Lin))).Select(t => t.Word).Order(StringComparer.Ordinal));
        Assert.Equal(["VIP"], await scene.House.Do<SuggestTags, IReadOnlyList<string>>(r => r.Run("v", 5, default), Reach.Own(scene.Lin)));
        Assert.Equal([scene.Code], await Listed(scene, "tag", "Vip", scene.Lin));
        Assert.Empty(await Listed(scene, "tag", "vip", scene.Guo));

        Assert.Null((await Tag(scene, TagWish.Removing("VIP"))).Refusal);
        Assert.Empty(await Listed(scene, "tag", "vip", scene.Lin));
        Assert.Equal(RefusalKind.Invalid, (await Tag(scene, TagWish.Adding(new string('长', 21)))).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await Tag(scene, TagWish.Adding(" ，"))).Refusal!.Kind);
        Assert.Equal(RefusalKind.Missing, (await scene.House.Do<TagCustomer, Outcome<CustomerId>>(t => t.Run(scene.Code, TagWish.Adding("x"), scene.Guo, default), Reach.Own(scene.Guo))).Refusal!.Kind);
    }

    [Fact]
    public async Task many_are_tagged_at_once_within_reach_and_a_file_under_review_rests()
    {
        await using var scene = await PeopleScene.Open();
        var (mine, foreign) = (await scene.Firm.Customers(scene.Lin, 3), await scene.Firm.Customer(scene.Guo, scene.Firm.West));
        await scene.Firm.Person("boss", scene.Firm.East, Roles.Manager);
        Assert.Null((await scene.House.Do<SubmitFile, Outcome<ApprovalId>>(s => s.Run(scene.Code, null, scene.Lin, default), Reach.Own(scene.Lin))).Refusal);
        var many = await scene.House.Do<TagCustomers, Outcome<TaggedMany>>(t => t.Run([.. mine, scene.Customer, foreign], TagWish.Adding("展会"), scene.Lin, default), Reach.Own(scene.Lin));
        Assert.Equal(new TaggedMany(3, 0, 2), many.Value);
        Assert.Equal(new TaggedMany(0, 3, 2), (await scene.House.Do<TagCustomers, Outcome<TaggedMany>>(t => t.Run([.. mine, scene.Customer, foreign], TagWish.Adding("展会"), scene.Lin, default), Reach.Own(scene.Lin))).Value);
        Assert.Equal(3, await scene.House.Look(db => db.CustomerTags.CountAsync()));
    }

    [Fact]
    public async Task merging_two_tags_leaves_each_customer_the_word_once_whoever_owns_them()
    {
        await using var scene = await PeopleScene.Open();
        var foreign = await scene.Firm.Customer(scene.Guo, scene.Firm.West);
        await Tag(scene, TagWish.Adding("大客户、重点客户"));
        await scene.House.Do<TagCustomer, Outcome<CustomerId>>(async t => await t.Run(await scene.CodeOf(foreign), TagWish.Adding("大客户"), scene.Guo, default), Reach.Own(scene.Guo));
        var manager = Reach.Of(scene.Lin, [scene.Firm.East]);
        Assert.Equal("重点客户", (await scene.House.Do<RenameTag, Outcome<string>>(r => r.Run("大客户", "重点客户", scene.Lin, default), manager)).Value);
        Assert.Equal(["重点客户", "重点客户"], await scene.House.Look(db => db.CustomerTags.Select(t => t.TagKey).ToListAsync()));
        Assert.Equal(["重点客户"], await scene.House.Look(db => db.Tags.Select(t => t.Word).ToListAsync()));
        Assert.Equal(RefusalKind.Missing, (await scene.House.Do<RenameTag, Outcome<string>>(r => r.Run("大客户", "x", scene.Lin, default), manager)).Refusal!.Kind);
    }

    [Fact]
    public async Task who_joins_the_team_sees_the_file_and_no_other_and_changes_nothing_until_they_leave()
    {
        await using var scene = await PeopleScene.Open();
        await scene.Firm.Customer(scene.Lin);
        Assert.Empty(await Seen(scene, scene.Guo));
        Assert.Null((await Join(scene, scene.Guo, TeamRole.Technical)).Refusal);

        Assert.Equal([scene.Code], await Seen(scene, scene.Guo));
        var rights = await Rights(scene, scene.Guo);
        Assert.Equal([scene.Code], await Seen(scene, rights.Reach(ArchivePermissions.LogInteractions)));
        Assert.Empty(await Seen(scene, rights.Reach(ArchivePermissions.ChangeFiles)));
        Assert.Empty(await Seen(scene, rights.Reach(ArchivePermissions.KeepTies)));
        // The database's own wall shows what belongs to the file as well.
        await scene.Contact("王芳");
        Assert.Equal(1, await scene.House.Look(db => db.Contacts.CountAsync(), rights.Reach(ArchivePermissions.ViewCustomers)));

        Assert.Null((await scene.House.Do<LeaveTeam, Outcome<PersonId>>(l => l.Run(scene.Code, scene.Guo, scene.Lin, default), Reach.Own(scene.Lin))).Refusal);
        Assert.Empty(await Seen(scene, scene.Guo));
        Assert.Equal(["archive.team.joined", "archive.team.left"], await scene.House.Look(db => db.AuditLines.Where(l => l.Kind.StartsWith("archive.team")).OrderBy(l => l.Sequence).Select(l => l.Kind).ToListAsync()));
    }

    [Fact]
    public async Task a_team_has_a_limit_and_its_owner_is_no_member()
    {
        await using var scene = await PeopleScene.Open();
        Assert.Equal(TeamWords.IsOwner, (await Join(scene, scene.Lin, TeamRole.Sales)).Refusal!.Sentence);
        Assert.Equal(RefusalKind.Missing, (await scene.House.Do<JoinTeam, Outcome<PersonId>>(j => j.Run(scene.Code, scene.Guo, TeamRole.Sales, scene.Guo, default), Reach.Own(scene.Guo))).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await Join(scene, default, TeamRole.Sales)).Refusal!.Kind);
        for (var i = 0; i < JoinTeam.MembersMax; i++) Assert.Null((await Join(scene, await scene.Firm.Rep($"p{i}"), TeamRole.Service)).Refusal);
        Assert.Equal(TeamWords.TooMany(JoinTeam.MembersMax), (await Join(scene, scene.Guo, TeamRole.Service)).Refusal!.Sentence);
    }

    [Fact]
    public async Task the_folder_keeps_its_order_tells_what_each_file_holds_and_is_ones_own()
    {
        await using var scene = await PeopleScene.Open();
        var codes = new List<string> { scene.Code };
        foreach (var other in await scene.Firm.Customers(scene.Lin, 2)) codes.Add(await scene.CodeOf(other));
        foreach (var code in codes) Assert.Null((await Pin(scene, code, scene.Lin)).Refusal);
        Assert.Null((await Pin(scene, codes[0], scene.Lin)).Refusal);
        Assert.Equal(RefusalKind.Missing, (await Pin(scene, scene.Code, scene.Guo)).Refusal!.Kind);
        await scene.Contact("王芳");
        await scene.Say(new(Liuke.Archive.Interactions.InteractionChannel.Call, Liuke.Archive.Interactions.Direction.In, "要两套样品"));
        await scene.House.Do<MovePin, Outcome<CustomerId>>(m => m.Run(codes[2], true, scene.Lin, default), Reach.Own(scene.Lin));

        var folder = await scene.House.Do<ReadPins, IReadOnlyList<PinnedFile>>(r => r.Run(scene.Lin, default), Reach.Own(scene.Lin));
        Assert.Equal([codes[0], codes[2], codes[1]], folder.Select(f => f.Code));
        Assert.Equal((1, "要两套样品"), (folder[0].Contacts, folder[0].LastWords));
        Assert.Equal(codes.Order(StringComparer.Ordinal), (await Listed(scene, "pinned", null, scene.Lin)).Order(StringComparer.Ordinal));
        await scene.House.Do<UnpinCustomer, Outcome<CustomerId>>(u => u.Run(codes[1], scene.Lin, default), Reach.Own(scene.Lin));
        Assert.Equal(2, (await Listed(scene, "pinned", null, scene.Lin)).Count);
    }

    private static Task<Outcome<CustomerId>> Relate(PeopleScene scene, string to, RelationKind kind, Reach? reach = null)
        => scene.House.Do<Relate, Outcome<CustomerId>>(r => r.Run(scene.Code, new(to, kind, "试"), scene.Lin, default), reach ?? Reach.Own(scene.Lin));

    private static async Task<CustomerRelations> Relations(PeopleScene scene, CustomerId customer, PersonId by)
        => (await scene.House.Do<ReadRelations, CustomerRelations?>(r => r.Run(customer, default), Reach.Own(by)))!;

    private static Task<Outcome<CustomerId>> Tag(PeopleScene scene, TagWish wish) => scene.House.Do<TagCustomer, Outcome<CustomerId>>(t => t.Run(scene.Code, wish, scene.Lin, default), Reach.Own(scene.Lin));

    private static Task<Outcome<PersonId>> Join(PeopleScene scene, PersonId person, TeamRole role) => scene.House.Do<JoinTeam, Outcome<PersonId>>(j => j.Run(scene.Code, person, role, scene.Lin, default), Reach.Own(scene.Lin));

    private static Task<Outcome<CustomerId>> Pin(PeopleScene scene, string code, PersonId by) => scene.House.Do<PinCustomer, Outcome<CustomerId>>(p => p.Run(code, by, default), Reach.Own(by));

    private static async Task<PersonRights> Rights(PeopleScene scene, PersonId person) => (await scene.House.Do<ReadRights, PersonRights?>(read => read.Run(person, default)))!;

    private static async Task<List<string>> Seen(PeopleScene scene, PersonId person) => await Seen(scene, (await Rights(scene, person)).Reach(ArchivePermissions.ViewCustomers));

    private static Task<List<string>> Seen(PeopleScene scene, Reach reach) => scene.House.Look(db => db.Customers.Select(c => c.Code).ToListAsync(), reach);

    private static async Task<List<string>> Listed(PeopleScene scene, string set, string? value, PersonId by)
        => await scene.House.Look(async db =>
        {
            var known = ((IEnumerable<ICustomerSet>)scene.House.Services.GetService(typeof(IEnumerable<ICustomerSet>))!).Single(s => s.Name == set);
            var asked = new CustomerSetArguments(null, null, value);
            Assert.NotNull(known.Title(asked));
            var members = known.Members(db, asked);
            return await db.Customers.Where(c => members.Contains(c.Id)).Select(c => c.Code).ToListAsync();
        }, Reach.Own(by));
}
