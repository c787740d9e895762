using Liuke.Archive;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Intake.Desk;
using Liuke.Jobs;
using Liuke.Trade;
using Liuke.Trade.Imports;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Trade;

public sealed class UndoImportTests
{
    private const string Head = "order,customer,date,product code,description,qty,price,cost\n";
    private const string First = Head + "1,a,2024-01-05,P,Pen,2,10,6\n1,a,2024-01-05,Q,Quill,1,5,\n2,b,2024-01-06,P,Pen,1,10,6\n";

    private static Task<Outcome<JobId>> Ask(ImportScene scene, BatchId batch) => scene.House.Do<TakeBackImport, Outcome<JobId>>(undo => undo.Run(batch, null, default));

    private static async Task Undo(ImportScene scene, BatchId batch)
    {
        var asked = await Ask(scene, batch);
        Assert.Null(asked.Refusal?.Sentence.En);
        Assert.Equal(JobState.Done, (await scene.RunJob(asked.Value)).State);
    }

    private static Task<int> Count(ImportScene scene) => scene.House.Look(async db =>
        await db.Orders.CountAsync() + await db.OrderLines.CountAsync() + await db.Products.CountAsync() + await db.Customers.CountAsync() + await db.Standings.CountAsync()
        + await db.OrderImages.CountAsync() + await db.OrderLineImages.CountAsync() + await db.ProductImages.CountAsync() + await db.ImportedCustomers.CountAsync());

    [Fact]
    public async Task undoing_the_first_import_leaves_nothing_but_the_batch_and_the_marks()
    {
        await using var scene = await ImportScene.Open();
        var (batch, _) = await scene.ImportBatch(scene.File(First));
        await Undo(scene, batch);

        Assert.Equal(0, await Count(scene));
        Assert.Equal(2, await scene.House.Look(db => db.OrderChanges.CountAsync()));
        Assert.Equal(BatchState.Undone, (await scene.House.Look(db => db.ImportBatches.SingleAsync())).State);
    }

    [Fact]
    public async Task undoing_restores_changed_lines_heads_products_and_sums()
    {
        await using var scene = await ImportScene.Open();
        await scene.Import(scene.File(First));
        var before = await scene.Contents();
        var (batch, summary) = await scene.ImportBatch(scene.File(Head
            + "1,a,2024-01-09,P,Pen,7,10,6.5\n1,a,2024-01-09,R,Ruler,1,3,1\n2,c,2024-01-06,P,Pen,1,10,6\n3,d,2024-02-01,P,Pen,1,10,7\n"));
        Assert.Equal((2, 2), (summary.Inserted, summary.Updated));
        Assert.NotEqual(before, await scene.Contents());

        await Undo(scene, batch);
        Assert.Equal(before, await scene.Contents());
        Assert.Equal(["A", "B"], await scene.House.Look(db => db.Customers.Select(c => c.ExternalKey!).OrderBy(k => k).ToListAsync()));
    }

    [Fact]
    public async Task a_file_may_be_imported_again_after_its_import_was_undone()
    {
        await using var scene = await ImportScene.Open();
        var file = scene.File(First);
        await Undo(scene, (await scene.ImportBatch(file)).Batch);
        Assert.Equal(3, (await scene.Import(file)).Inserted);
        Assert.Equal(2000 + 500, (await scene.Order("1")).NetMinor);
    }

    [Fact]
    public async Task an_import_that_a_later_one_built_upon_is_undone_after_it_only_and_the_refusal_names_it()
    {
        await using var scene = await ImportScene.Open();
        var (first, _) = await scene.ImportBatch(scene.File(First));
        var (second, _) = await scene.ImportBatch(scene.File(Head + "1,a,2024-01-05,S,Sponge,1,2,1\n", name: "later.csv"));

        var refusal = (await Ask(scene, first)).Refusal!;
        Assert.Equal(RefusalKind.Conflict, refusal.Kind);
        Assert.Contains("later.csv", refusal.Sentence.Zh, StringComparison.Ordinal);
        await Undo(scene, second);
        await Undo(scene, first);
        Assert.Equal(0, await Count(scene));
    }

    [Fact]
    public async Task undoing_twice_is_refused()
    {
        await using var scene = await ImportScene.Open();
        var (batch, _) = await scene.ImportBatch(scene.File(First));
        await Undo(scene, batch);
        Assert.Equal(IntakeWords.AlreadyUndone, (await Ask(scene, batch)).Refusal?.Sentence);
    }

    [Fact]
    public async Task customers_that_somebody_has_dealt_with_since_stay()
    {
        await using var scene = await ImportScene.Open();
        var (batch, _) = await scene.ImportBatch(scene.File(First));
        await scene.House.Look(async db =>
        {
            var a = await db.Customers.SingleAsync(c => c.ExternalKey == "A");
            db.Record(new TimelineEntry(a.Id, scene.House.Clock.Now, scene.House.Clock.New<PersonId>(), "note", new { text = "hello" }));
            return await db.SaveChangesAsync();
        });
        await Undo(scene, batch);
        Assert.Equal(["A"], await scene.House.Look(db => db.Customers.Select(c => c.ExternalKey!).ToListAsync()));
    }

    [Fact]
    public async Task products_that_another_import_uses_stay()
    {
        await using var scene = await ImportScene.Open();
        var (batch, _) = await scene.ImportBatch(scene.File(First));
        await scene.Import(scene.File("order,customer,date,product code,qty,price\n9,z,2024-03-01,P,1,10\n"));
        await Undo(scene, batch);
        Assert.Equal(["P"], await scene.House.Look(db => db.Products.Select(p => p.Code).ToListAsync()));
        Assert.Equal(1000, (await scene.Order("9")).NetMinor);
    }

    [Fact]
    public async Task an_undo_of_many_orders_that_broke_off_goes_on()
    {
        await using var scene = await ImportScene.Open();
        var (batch, _) = await scene.ImportBatch(scene.File("order,customer,date,amount\n" + string.Concat(Enumerable.Range(0, 1700).Select(i => $"{i},{i % 40},2024-01-05,{i}\n"))));
        var job = (await Ask(scene, batch)).Value;
        await scene.BreakOff(job);
        var left = await scene.House.Look(db => db.Orders.CountAsync());
        Assert.InRange(left, 1, 1699);

        scene.House.Clock.Advance(RunJob.Lease * 2);
        Assert.Equal(JobState.Done, (await scene.RunJob(job)).State);
        Assert.Equal(0, await Count(scene));
    }
}
