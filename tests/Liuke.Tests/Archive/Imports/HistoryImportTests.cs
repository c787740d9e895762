using System.Text;
using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Interactions;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Intake;
using Liuke.Tests.Trade;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.Imports;

/// <summary>Years of interactions from a file: taken in, found by their words, taken in again, taken back.</summary>
public sealed class HistoryImportTests
{
    private const string Head = "客户编号,日期,时刻,方式,方向,联系人,内容,下一步,下一步日期,经手人\n";

    private static (long, long, long, long) Fates(ImportSummary s) => (s.Inserted, s.Updated, s.Unchanged, s.Refused);

    private static async Task<ImportScene> Open()
    {
        var scene = await ImportScene.Open();
        await scene.ImportAs("customers", scene.File("客户名称,客户编号,业务员\n甲公司,A,\n乙公司,B,\n"));
        await scene.ImportAs("contacts", scene.File("客户编号,联系人\nA,王芳\n"));
        return scene;
    }

    private static Task<List<Interaction>> Said(ImportScene scene) => scene.House.Look(db => db.Interactions.AsNoTracking().OrderBy(i => i.Number).ToListAsync());

    [Fact]
    public async Task a_row_becomes_an_interaction_with_its_day_and_hour_and_whom_nobody_knows_stands_in_the_words()
    {
        await using var scene = await Open();
        var lin = await scene.Person("lin", Roles.Manager);
        var (_, summary) = await scene.ImportAs("interactions", scene.File(Head + "A,2024年1月5日,14:30,来电,来,王芳,询问样品价格,,,名lin\nB,45296.5,,微信,,老张,约定账期三十天,寄合同,2024-02-01,离职的小李\nA,2024-01-06,,拜访,去,,看了新厂房,回访,,\n"));
        Assert.True(Fates(summary) == (3, 0, 0, 0), await File.ReadAllTextAsync(summary.ResultFile!));

        var said = await Said(scene);
        Assert.Equal((InteractionChannel.Call, Direction.In, Instant.FromUtc(2024, 1, 5, 6, 30), lin), (said[0].Channel, said[0].Direction, said[0].HappenedAt, said[0].By!.Value));
        Assert.NotNull(said[0].ContactId);
        Assert.Equal((InteractionChannel.WeChat, Instant.FromUtc(2024, 1, 5, 4, 0), "寄合同", new LocalDate(2024, 2, 1)), (said[1].Channel, said[1].HappenedAt, said[1].NextStep, said[1].NextOn));
        Assert.Contains("联系人：老张", said[1].Body, StringComparison.Ordinal);
        Assert.Contains("经手人：离职的小李", said[1].Body, StringComparison.Ordinal);
        Assert.EndsWith("下一步：回访", said[2].Body, StringComparison.Ordinal);
        Assert.Equal(0, await scene.House.Look(db => db.Set<WorkItem>().CountAsync(w => w.Kind == WorkKind.PromiseDue)));

        var found = await scene.House.Do<FindInteractions, InteractionsFound>(find => find.Run(new("账期"), default));
        Assert.Equal("约定账期三十天", Assert.Single(found.Rows).View.Body.Split('\n')[0]);
    }

    [Fact]
    public async Task repeated_it_changes_nothing_even_when_contact_and_colleague_are_known_by_then()
    {
        await using var scene = await Open();
        var file = scene.File(Head + "A,2024-01-05,9:00,电话,去,赵六,报价,,,xiaoyu\nA,2024-01-05,9:00,电话,去,赵六,报价,,,xiaoyu\nA,2024-01-05,9:01,电话,去,赵六,报价,,,xiaoyu\n");
        Assert.Equal((2, 0, 1, 0), Fates((await scene.ImportAs("interactions", file)).Summary));
        await scene.ImportAs("contacts", scene.File("客户编号,联系人\nA,赵六\n"));
        await scene.Person("xiaoyu", Roles.Rep);
        Assert.Equal((0, 0, 3, 0), Fates((await scene.ImportAs("interactions", file)).Summary));
        Assert.Equal(2, (await Said(scene)).Count);
    }

    [Fact]
    public async Task a_next_step_still_to_come_becomes_work_and_undoing_takes_both_back()
    {
        await using var scene = await Open();
        var (batch, _) = await scene.ImportAs("interactions", scene.File(Head + "A,2026-03-01,10:00,电话,,,要报价,寄报价单,2026-03-09,\nB,2026-03-01,10:00,电话,,,要样品,,,\n"));
        Assert.Equal(1, await scene.House.Look(db => db.Set<WorkItem>().CountAsync(w => w.Kind == WorkKind.PromiseDue && w.FinishedAt == null)));
        await scene.TakeBack(batch);
        Assert.Empty(await Said(scene));
        Assert.Equal(0, await scene.House.Look(db => db.Set<WorkItem>().CountAsync(w => w.Kind == WorkKind.PromiseDue && w.FinishedAt == null)));
        Assert.Empty((await scene.House.Do<FindInteractions, InteractionsFound>(find => find.Run(new("样品"), default))).Rows);
    }

    [Fact]
    public async Task bad_rows_are_refused_and_what_was_corrected_since_outlives_the_undoing()
    {
        await using var scene = await Open();
        var by = await scene.Person("xiaoyu", Roles.Rep);
        var (batch, summary) = await scene.ImportAs("interactions", scene.File(Head + "A,,,电话,,,没有日期,,,\nA,2027-01-01,,电话,,,将来的事,,,\nA,2024-02-30,,电话,,,没有这天,,,\nA,2024-01-05,,心灵感应,,,怎么谈的,,,\nA,2024-01-05,,电话,,,,,,\nC,2024-01-05,,电话,,,没有客户,,,\nA,2024-01-05,25:00,电话,,,几点,,,\nA,2024-01-05,8:00,电话,,,好的,,,\n"));
        Assert.True(Fates(summary) == (1, 0, 0, 7), await File.ReadAllTextAsync(summary.ResultFile!));
        var (one, code) = ((await Said(scene)).Single(), await scene.House.Look(db => db.Customers.Where(c => c.ExternalKey == "A").Select(c => c.Code).SingleAsync()));
        Assert.Null((await scene.House.Do<LogInteraction, Outcome<InteractionId>>(log => log.Run(code, new(InteractionChannel.Call, Direction.Out, "更正") { Corrects = one.Id }, by, default))).Refusal);
        await scene.TakeBack(batch);
        Assert.Equal(2, (await Said(scene)).Count);
    }

    [Fact]
    public async Task a_rep_puts_no_words_under_a_colleagues_name()
    {
        await using var scene = await ImportScene.Open();
        var (rep, _) = (await scene.Person("xiaoyu", Roles.Rep), await scene.Person("chen", Roles.Rep));
        await scene.ImportAs("customers", scene.File("客户名称,客户编号,业务员\n甲公司,A,xiaoyu\n"));
        await scene.ImportAs("interactions", scene.File(Head + "A,2024-01-05,9:00,电话,,,报价,,,chen\nA,2024-01-05,9:30,电话,,,还价,,,xiaoyu\n"), by: rep);
        var said = await Said(scene);
        Assert.Null(said[0].By);
        Assert.Contains("经手人：chen", said[0].Body, StringComparison.Ordinal);
        Assert.Equal(rep, said[1].By);
    }
}
