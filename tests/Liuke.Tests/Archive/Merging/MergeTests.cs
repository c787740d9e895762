using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Interactions;
using Liuke.Archive.Merging;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Trade;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.Merging;

public sealed class MergeTests
{
    private const string Scope = "firm.scope", Stock = "firm.stock";

    [Fact]
    public async Task the_chosen_words_stand_the_gaps_are_filled_and_the_history_tells_it()
    {
        await using var scene = await MergeScene.Open();
        var (a, b) = (await scene.Draft(), await scene.Draft());
        await scene.Say(a, Scope, "灯具");
        await scene.Say(b, Scope, "家具");
        await scene.Say(b, Stock, "normal");
        var name = await scene.House.Look(db => db.Customers.Where(c => c.Id == b).Select(c => c.Name).SingleAsync());

        Assert.Null((await scene.Merge(a, b, "name", "fact:" + Scope)).Refusal);
        Assert.Equal(("家具", "normal", name), (await scene.Fact(a, Scope), await scene.Fact(a, Stock), await scene.House.Look(db => db.Customers.Where(c => c.Id == a).Select(c => c.Name).SingleAsync())));
        Assert.False(await scene.House.Look(db => db.Customers.AnyAsync(c => c.Id == b)));
        var told = await scene.House.Look(db => db.FieldChanges.Where(c => c.CustomerId == a && (c.FieldKey == Scope || c.FieldKey == "customer.name")).Select(c => new { c.FieldKey, c.Old, c.New }).ToListAsync());
        Assert.Contains(told, t => t.FieldKey == Scope && t is { Old: "灯具", New: "家具" });
        Assert.Contains(told, t => t.FieldKey == "customer.name" && t.New == name);
        Assert.Equal(MergeTimeline.Merged, await scene.House.Look(db => db.TimelineEntries.Where(e => e.CustomerId == a).Select(e => e.Kind).SingleAsync()));
    }

    [Fact]
    public async Task whoever_names_the_merged_file_finds_the_one_it_is_now()
    {
        await using var scene = await MergeScene.Open();
        var (a, b) = (await scene.Draft(), await scene.Draft());
        var (code, key) = (await scene.Code(b), await scene.House.Look(db => db.Customers.Where(c => c.Id == b).Select(c => c.ExternalKey!).SingleAsync()));
        Assert.Null((await scene.Merge(a, b)).Refusal);

        var seat = await scene.House.Look(async db =>
        {
            await using var write = await db.BeginWrite(default);
            return (await scene.House.Services.CreateScope().ServiceProvider.GetRequiredService<CustomerRegister>().Settle(db, [new(key, "别的名字", null, null)], new(scene.Lin, scene.Firm.East), scene.House.Clock.Now, default)).Single().Value;
        });
        Assert.Equal((a, false), (seat.Id, seat.IsNew));
        Assert.Equal(a, (await scene.House.Look(db => db.Former(code, default)))!.Id);
    }

    [Fact]
    public async Task chains_lead_to_the_last_and_are_undone_in_their_order()
    {
        await using var scene = await MergeScene.Open();
        var (a, b, c) = (await scene.Draft(), await scene.Draft(), await scene.Draft());
        var (codeA, codeB) = (await scene.Code(a), await scene.Code(b));
        await scene.Say(a, Scope, "灯具");
        var first = (await scene.Merge(b, a)).Value.Done!.Value;
        var second = (await scene.Merge(c, b)).Value.Done!.Value;
        Assert.Equal((c, c), ((await scene.House.Look(db => db.Former(codeA, default)))!.Id, (await scene.House.Look(db => db.Former(codeB, default)))!.Id));
        Assert.Equal("灯具", await scene.Fact(c, Scope));

        Assert.Equal(MergeWords.MergedFurther(codeB), (await scene.Undo(first)).Refusal!.Sentence);
        Assert.Null((await scene.Undo(second)).Refusal);
        Assert.Equal(b, (await scene.House.Look(db => db.Former(codeA, default)))!.Id);
        Assert.Null((await scene.Undo(first)).Refusal);
        Assert.Equal(("灯具", (string?)null), (await scene.Fact(a, Scope), await scene.Fact(c, Scope)));
        Assert.Equal(MergeWords.UndoneAlready, (await scene.Undo(first)).Refusal!.Sentence);
    }

    [Fact]
    public async Task of_two_who_merge_one_pair_at_once_one_does_it_and_both_hear_the_same()
    {
        await using var scene = await MergeScene.Open();
        var (a, b) = (await scene.Draft(), await scene.Draft());
        var (into, from) = (await scene.Code(a), await scene.Code(b));
        var asked = new MergeAsked([], null, null, null);
        var both = await Task.WhenAll(scene.Merge(into, from, asked), scene.Merge(into, from, asked), scene.Merge(from, into, asked));
        var done = await scene.House.Look(db => db.Merges.Where(m => m.UndoneAt == null).ToListAsync());
        Assert.Single(done);
        Assert.All(both, outcome => Assert.True(outcome.Refused(out var no, out var answer) ? no.Kind is RefusalKind.Conflict or RefusalKind.Invalid or RefusalKind.Missing : answer.Done == done[0].Id));
        Assert.Equal(1, await scene.House.Look(db => db.Customers.CountAsync(c => c.Id == a || c.Id == b)));

        // Sent again later it is the same merge.
        var survivor = await scene.Code(done[0].IntoId);
        Assert.Equal(MergeWords.WithItself, (await scene.Merge(survivor, done[0].LoserCode, asked)).Refusal!.Sentence);
    }

    [Fact]
    public async Task a_file_that_was_changed_after_the_look_is_not_merged()
    {
        await using var scene = await MergeScene.Open();
        var (a, b) = (await scene.Draft(), await scene.Draft());
        Assert.Equal(MergeWords.ChangedMeanwhile, (await scene.Merge(await scene.Code(a), await scene.Code(b), new([], 7, 0, null))).Refusal!.Sentence);
        Assert.Equal(MergeWords.WithItself, (await scene.Merge(a, a)).Refusal!.Sentence);
        Assert.Equal(MergeWords.NoSuchField, (await scene.Merge(a, b, "code")).Refusal!.Sentence);
    }

    [Fact]
    public async Task who_does_not_see_both_merges_neither_and_sees_nothing_of_it()
    {
        await using var scene = await MergeScene.Open();
        var guo = await scene.Firm.Rep("guo", scene.Firm.West);
        var (mine, theirs) = (await scene.Draft(), await scene.Draft(guo));
        Assert.Equal(RefusalKind.Missing, (await scene.Merge(mine, theirs)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Missing, (await scene.Merge(await scene.Code(mine), await scene.Code(theirs), new([], null, null, null), guo)).Refusal!.Kind);

        var other = await scene.Draft();
        var merged = (await scene.Merge(mine, other)).Value.Done!.Value;
        Assert.Equal(RefusalKind.Missing, (await scene.Undo(merged, guo)).Refusal!.Kind);
        Assert.Empty(await scene.House.Do<ReadMerges, IReadOnlyList<MergeLine>>(read => read.Run(null, null, default), Reach.Own(guo)));
        Assert.Null(await scene.House.Look(db => db.FormerCodes.SingleOrDefaultAsync(), Reach.Own(guo)));
    }

    [Fact]
    public async Task while_a_file_is_reviewed_or_asked_about_it_rests_and_a_locked_one_takes_approval()
    {
        await using var scene = await MergeScene.Open();
        var (a, b, c) = (await scene.Draft(), await scene.Draft(), await scene.Firm.Customer(scene.Lin));
        await scene.House.Look(async db => (await db.FileReviews.SingleAsync(r => r.CustomerId == b)).Submit(scene.Lin, scene.House.Clock.Now) is null ? await db.SaveChangesAsync() : 0);
        Assert.Equal(RefusalKind.Conflict, (await scene.Merge(a, b)).Refusal!.Kind);

        Assert.Equal(MergeWords.NeedsReason, (await scene.Merge(a, c)).Refusal!.Sentence);
        await scene.Firm.Person("chief", scene.Firm.Firm, Roles.GM);
        await scene.Firm.Person("boss", scene.Firm.East, Roles.Manager);
        var asked = await scene.Merge(await scene.Code(a), await scene.Code(c), new(["name"], null, null, "同一家"));
        Assert.NotNull(asked.Value.Asked);
        Assert.Null(asked.Value.Done);
        Assert.Equal(2, await scene.House.Look(db => db.Customers.CountAsync(x => x.Id == a || x.Id == c)));
        var again = await scene.Merge(await scene.Code(a), await scene.Code(c), new([], null, null, "同一家"));
        Assert.Equal(MergeWords.BeingAsked(await scene.Code(a)), again.Refusal!.Sentence);
    }

    [Fact]
    public async Task what_was_added_since_stays_and_what_hangs_on_a_row_goes_back_with_it()
    {
        await using var scene = await MergeScene.Open();
        var (a, b) = (await scene.Draft(), await scene.Draft());
        var contact = await Contact(scene, b, "王芳");
        var merged = (await scene.Merge(a, b)).Value.Done!.Value;
        var code = await scene.Code(a);
        var withHer = (await Talk(scene, code, new(InteractionChannel.Call, Direction.In, "合并后同王芳通话") { Contact = contact })).Value;
        var corrected = (await Talk(scene, code, new(InteractionChannel.Call, Direction.In, "合并后同王芳通话（更正）") { Contact = contact, Corrects = withHer })).Value;
        var alone = (await Talk(scene, code, new(InteractionChannel.Visit, Direction.Out, "合并后的拜访"))).Value;

        Assert.Null((await scene.Undo(merged)).Refusal);
        var whose = await scene.House.Look(db => db.Interactions.ToDictionaryAsync(i => i.Id, i => i.CustomerId));
        Assert.Equal((b, b, a), (whose[withHer], whose[corrected], whose[alone]));
    }

    [Fact]
    public async Task undoing_names_what_was_changed_since_and_changes_nothing()
    {
        await using var scene = await MergeScene.Open();
        var (a, b) = (await scene.Draft(), await scene.Draft());
        await scene.Say(b, Scope, "家具");
        var merged = (await scene.Merge(a, b, "name")).Value.Done!.Value;
        await scene.Say(a, Scope, "改过了");
        await scene.House.Look(async db =>
        {
            (await db.Customers.SingleAsync(c => c.Id == a)).Change("又改了名", null, new(scene.Lin, scene.Firm.East));
            return await db.SaveChangesAsync();
        });
        var before = await scene.Rows();
        var no = (await scene.Undo(merged)).Refusal!;
        Assert.Equal(RefusalKind.Conflict, no.Kind);
        Assert.Contains(MergeWords.Facts.Zh, no.Sentence.Zh, StringComparison.Ordinal);
        Assert.Contains(MergeWords.Head.Zh, no.Sentence.Zh, StringComparison.Ordinal);
        Assert.Equal(before, await scene.Rows());

        scene.House.Clock.Advance(Duration.FromDays(Merge.UndoDaysMax + 1));
        Assert.Equal(MergeWords.TooOld(Merge.UndoDaysMax), (await scene.Undo(merged)).Refusal!.Sentence);
    }

    [Fact]
    public async Task contacts_whom_both_know_become_one_and_their_words_stand_with_them()
    {
        await using var scene = await MergeScene.Open();
        var (a, b) = (await scene.Draft(), await scene.Draft());
        var (mine, theirs) = (await Contact(scene, a, "王芳", "13800138000"), await Contact(scene, b, "王芳", "138 0013 8000"));
        var namesake = await Contact(scene, b, "王芳", "13900139000");
        var said = (await Talk(scene, await scene.Code(b), new(InteractionChannel.Call, Direction.In, "问价") { Contact = theirs })).Value;
        Assert.Null((await scene.Merge(a, b)).Refusal);

        Assert.Equal([mine, namesake], (await scene.House.Look(db => db.Contacts.Where(c => c.CustomerId == a).Select(c => c.Id).ToListAsync())).OrderBy(id => id != mine));
        Assert.Equal(mine, await scene.House.Look(db => db.Interactions.Where(i => i.Id == said).Select(i => i.ContactId!.Value).SingleAsync()));
        Assert.Equal(2, await scene.House.Look(db => db.ContactChannels.CountAsync(c => c.CustomerId == a)));
    }

    [Fact]
    public async Task orders_go_along_and_the_next_refresh_sees_them_and_sees_them_gone_after_the_undo()
    {
        await using var scene = await MergeScene.Open();
        var (a, b) = (await scene.Draft(), await scene.Draft());
        await scene.House.Look(async db =>
        {
            foreach (var (customer, day) in new[] { (a, 10), (b, 20), (b, 30) })
                db.Orders.Add(new(Ids.New<OrderId>(scene.House.Clock.Now), $"N{day}", new(customer, scene.Lin, scene.Firm.East, scene.House.Clock.Now, scene.Firm.Today.PlusDays(-day), null), "CNY"));
            return await db.SaveChangesAsync();
        });
        var merged = (await scene.Merge(a, b)).Value.Done!.Value;
        Assert.Equal([a], await scene.House.Look(db => db.OrderChanges.Select(c => c.CustomerId).ToListAsync()));
        await scene.House.Do<Liuke.Insight.Histories.UpdateHistories, long>(update => update.Run(null, default));
        Assert.Equal(3, await scene.House.Look(db => db.Orders.CountAsync(o => o.CustomerId == a)));

        Assert.Null((await scene.Undo(merged)).Refusal);
        Assert.Equal(2, await scene.House.Look(db => db.OrderChanges.CountAsync()));
        Assert.Equal(2, await scene.House.Look(db => db.Orders.CountAsync(o => o.CustomerId == b)));
    }

    [Fact]
    public async Task a_merge_that_breaks_in_the_middle_has_done_nothing()
    {
        await using var scene = await MergeScene.Open();
        var (a, b) = (await scene.Draft(), await scene.Draft());
        await scene.Say(b, Scope, "家具");
        var before = await scene.Rows();
        await Assert.ThrowsAnyAsync<Exception>(() => scene.House.Do<Merger, Merge>(merger => scene.House.Look<Merge>(async db =>
        {
            await using var write = await db.BeginWrite(default);
            var files = await db.Customers.AsNoTracking().Where(c => c.Id == a || c.Id == b).ToDictionaryAsync(c => c.Id);
            var plan = (await merger.Plan(db, files[a], files[b], new HashSet<string>(), default)).Value;
            await merger.Write(db, plan, files[b], new(scene.Lin, scene.House.Clock.Now, null), default);
            throw new IOException("the power failed");
        })));
        Assert.Equal(before, await scene.Rows());
    }

    [Fact]
    public async Task what_was_written_at_the_very_moment_of_the_merge_follows()
    {
        await using var scene = await MergeScene.Open();
        var (a, b) = (await scene.Draft(), await scene.Draft());
        var merged = (await scene.Merge(a, b)).Value.Done!.Value;
        await scene.Say(b, Scope, "迟到的一笔");
        var followed = await scene.House.Do<Merger, int>(merger => scene.House.Look(async db =>
        {
            await using var write = await db.BeginWrite(default);
            var rows = await merger.Follow(db, await db.Merges.SingleAsync(m => m.Id == merged), default);
            await write.Commit(default);
            return rows;
        }));
        Assert.Equal((1, "迟到的一笔"), (followed, await scene.Fact(a, Scope)));
        Assert.Null((await scene.Undo(merged)).Refusal);
        Assert.Equal(("迟到的一笔", (string?)null), (await scene.Fact(b, Scope), await scene.Fact(a, Scope)));
    }

    private static async Task<ContactId> Contact(MergeScene scene, CustomerId customer, string name, params string[] mobiles)
        => (await scene.House.Do<AddContact, Outcome<ContactId>>(async add => await add.Run(await scene.Code(customer), new(new Dictionary<string, string?>(StringComparer.Ordinal) { ["name"] = name }) { Adds = [.. mobiles.Select(m => new NewChannel(ChannelKind.Mobile, m))] }, scene.Lin, default), Reach.Own(scene.Lin))).Value;

    private static Task<Outcome<InteractionId>> Talk(MergeScene scene, string code, Said said)
        => scene.House.Do<LogInteraction, Outcome<InteractionId>>(log => log.Run(code, said, scene.Lin, default), Reach.Own(scene.Lin));
}
