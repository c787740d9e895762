using Liuke.Archive;
using Liuke.Archive.Interactions;
using Liuke.Archive.People;
using Liuke.Archive.PeoplesData;
using Liuke.Archive.PeoplesData.Erasing;
using Liuke.Archive.PeoplesData.Requests;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Storage.Backup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.PeoplesData;

/// <summary>Promise 17: whoever is erased is in no file, dump, backup or row; and 14: a backup from before brings nobody back.</summary>
public sealed class ErasureTests
{
    private static readonly string[] Everything = [ErasureScene.Name, ErasureScene.Mobile, ErasureScene.OtherMobile, ErasureScene.Email, ErasureScene.Kin, ErasureScene.Note, "OUYANGBL88", "泉州石狮"];

    [Fact]
    public async Task no_byte_of_an_erased_person_is_left_and_a_backup_from_before_brings_nothing_back()
    {
        await using var scene = await ErasureScene.Open();
        Assert.NotEmpty(await scene.Traces(ErasureScene.Name));
        Assert.NotEmpty(await scene.Traces(ErasureScene.Mobile));
        var before = await scene.BackUp("before.zip");
        Assert.NotEmpty(ErasureScene.InBackup(before, ErasureScene.Name));

        var request = await scene.Approve();
        await scene.RunJobs();

        Assert.Empty(await scene.Traces(Everything));
        var after = await scene.BackUp("after.zip");
        Assert.Empty(ErasureScene.InBackup(after, Everything));
        var pseudonym = await scene.House.Look(db => db.Customers.Where(c => c.Id == scene.Customer).Select(c => c.Name).SingleAsync());
        Assert.Matches("^客户-[2-9A-Z]{8}$", pseudonym);
        Assert.Equal(RequestState.Done, await scene.House.Look(db => db.PersonRequests.Where(r => r.Id == request).Select(r => r.State).SingleAsync()));
        Assert.True(await scene.House.Look(db => db.NoPersonalisations.AnyAsync(n => n.CustomerId == scene.Customer)));
        Assert.True(File.Exists(Path.Combine(scene.Imports, "dd", "upload")), "a file that does not name the person went too");
        await Sound(scene);

        // The older backup, in the same place: whoever opens the database finds nobody.
        Assert.Null((await scene.House.Do<RestoreDatabase, Outcome<Restored>>(restore => restore.Run(before, true, null, default))).Refusal);
        Assert.NotEmpty(await scene.Traces(ErasureScene.Name));
        _ = (await scene.House.Do<MigrateDatabase, Outcome<IReadOnlyList<string>>>(migrate => migrate.Run(default))).Value;
        Assert.Empty(await scene.Traces(Everything));
        Assert.Equal(pseudonym, await scene.House.Look(db => db.Customers.Where(c => c.Id == scene.Customer).Select(c => c.Name).SingleAsync()));
        await Sound(scene);
    }

    [Fact]
    public async Task the_ledger_travels_in_the_backup_so_that_another_machine_knows_of_the_erasure()
    {
        await using var scene = await ErasureScene.Open();
        var before = await scene.BackUp("old.zip");
        await scene.Approve();
        await scene.RunJobs();
        var after = await scene.BackUp("new.zip");

        await using var other = await TestHouse.OpenEmpty();
        File.Copy(Path.Combine(scene.House.Folder, "master.key"), Path.Combine(other.Folder, "master.key"), overwrite: true);
        Assert.Null((await other.Do<RestoreDatabase, Outcome<Restored>>(restore => restore.Run(after, true, null, default))).Refusal);
        _ = (await other.Do<MigrateDatabase, Outcome<IReadOnlyList<string>>>(migrate => migrate.Run(default))).Value;
        Assert.Null((await other.Do<RestoreDatabase, Outcome<Restored>>(restore => restore.Run(before, true, null, default))).Refusal);
        _ = (await other.Do<MigrateDatabase, Outcome<IReadOnlyList<string>>>(migrate => migrate.Run(default))).Value;
        Assert.False(await other.Look(db => db.Customers.AnyAsync(c => c.Name == ErasureScene.Name)));
    }

    [Fact]
    public async Task a_ledger_that_cannot_be_read_keeps_the_program_from_opening()
    {
        await using var scene = await ErasureScene.Open();
        await scene.Approve();
        await scene.RunJobs();
        var ledger = Path.Combine(scene.House.Folder, "erasures.ledger");
        var kept = await File.ReadAllTextAsync(ledger);
        await File.WriteAllTextAsync(ledger, "AAAA" + kept[4..]);
        await Assert.ThrowsAsync<CannotOpen>(() => scene.House.Do<MigrateDatabase, Outcome<IReadOnlyList<string>>>(migrate => migrate.Run(default)));

        // Half a line that a power failure left is no line.
        await File.WriteAllTextAsync(ledger, kept + "AAAA");
        _ = (await scene.House.Do<MigrateDatabase, Outcome<IReadOnlyList<string>>>(migrate => migrate.Run(default))).Value;
    }

    [Theory]
    [InlineData("before the rows")]
    [InlineData("among the rows")]
    [InlineData("before the purge")]
    public async Task an_erasing_that_dies_in_the_middle_goes_on_where_it_was(string where)
    {
        var dies = new Dies { Where = where };
        await using var scene = await ErasureScene.Open(also: services => services.AddSingleton<IEraseFiles>(dies).AddSingleton<IEraseRows>(dies).AddSingleton(dies));
        await scene.Approve();
        if (where == "before the purge")
        {
            await scene.House.Look(async db =>
            {
                var entry = (await db.Erasures.SingleAsync()).Entry;
                await scene.House.Services.GetRequiredService<Erase>().Rows(db, entry, default);
                return 0;
            });
        }
        else
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => scene.House.Look(async db =>
            {
                var entry = (await db.Erasures.SingleAsync()).Entry;
                await scene.House.Services.GetRequiredService<Erase>().Rows(db, entry, default);
                return 0;
            }));
            Assert.True(await scene.House.Look(db => db.Customers.AnyAsync(c => c.Name == ErasureScene.Name)));
        }

        dies.Where = "nowhere";
        await scene.RunJobs();
        Assert.Empty(await scene.Traces(Everything));
    }

    [Fact]
    public async Task a_contact_of_a_firm_is_erased_and_the_firm_stays()
    {
        await using var scene = await ErasureScene.Open(CustomerKind.Enterprise);
        await scene.Approve(new(RequestKind.Erase, Asker.Person, Grounds.PurposeReached, "来函", null, scene.Contact.Value));
        await scene.RunJobs();

        Assert.Empty(await scene.Traces(ErasureScene.Name, ErasureScene.Mobile, ErasureScene.Email));
        Assert.Equal("明德海事贸易", await scene.House.Look(db => db.Customers.Where(c => c.Id == scene.Customer).Select(c => c.Name).SingleAsync()));
        Assert.StartsWith("联系人-", await scene.House.Look(db => db.Contacts.Where(c => c.Id == scene.Contact).Select(c => c.Name).SingleAsync()), StringComparison.Ordinal);
        Assert.Equal(1, await scene.House.Look(db => db.Interactions.CountAsync(i => i.CustomerId == scene.Customer)));
        await Sound(scene);
    }

    [Fact]
    public async Task what_is_held_by_law_is_not_erased_before_its_day_and_a_refusal_needs_an_answer()
    {
        await using var scene = await ErasureScene.Open();
        var request = (await scene.Take()).Value;
        Assert.Equal(RefusalKind.Conflict, (await scene.Take()).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await scene.Settle(request, new(RequestStep.Hold, LegalHold.Dispute, scene.Firm.Today))).Refusal?.Kind);
        Assert.Equal(RequestState.Held, (await scene.Settle(request, new(RequestStep.Hold, LegalHold.Dispute, scene.Firm.Today.PlusDays(30), "诉讼中"))).Value);
        Assert.Equal(RefusalKind.Conflict, (await scene.Settle(request, new(RequestStep.Submit))).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await scene.Settle(request, new(RequestStep.Release), onlyAnswers: true)).Refusal?.Kind);

        scene.House.Clock.Advance(Duration.FromDays(31));
        Assert.Equal(RequestState.Deciding, (await scene.Settle(request, new(RequestStep.Submit))).Value);
        Assert.Equal(RefusalKind.Conflict, (await scene.Settle(request, new(RequestStep.Refuse, Words: "不"))).Refusal?.Kind);
        Assert.True(await scene.House.Look(db => db.Customers.AnyAsync(c => c.Name == ErasureScene.Name)));
    }

    [Fact]
    public async Task a_correction_is_work_for_the_owner_until_it_is_answered_within_fifteen_working_days()
    {
        await using var scene = await ErasureScene.Open();
        var request = (await scene.Take(new(RequestKind.Correct, Asker.Person, Grounds.Other, "来电", "手机号换成 13900001111", null))).Value;
        Assert.Equal(new LocalDate(2026, 3, 23), await scene.House.Look(db => db.PersonRequests.Where(r => r.Id == request).Select(r => r.DueOn).SingleAsync()));
        Assert.Equal(1, await Open());

        Assert.Equal(RefusalKind.Invalid, (await scene.Settle(request, new(RequestStep.Corrected), onlyAnswers: true)).Refusal?.Kind);
        Assert.Equal(RequestState.Done, (await scene.Settle(request, new(RequestStep.Corrected, Words: "已改"), onlyAnswers: true)).Value);
        Assert.Equal(0, await Open());

        Task<int> Open() => scene.House.Look(db => db.Set<Liuke.FollowUp.WorkItem>().CountAsync(w => w.CustomerId == scene.Customer && w.Reason == $"request:{request}" && w.FinishedAt == null));
    }

    private static async Task Sound(ErasureScene scene)
    {
        foreach (var promise in scene.House.Services.GetServices<IVerify>())
            Assert.Empty(await scene.House.Look(db => promise.Run(db, default)));
    }

    private sealed class Dies : IEraseFiles, IEraseRows
    {
        public string Where { get; set; } = "";

        Task IEraseFiles.Run(Db db, ErasedPerson who, Instant now, CancellationToken stop) => Where == "before the rows" ? throw new InvalidOperationException("died") : Task.CompletedTask;

        Task IEraseRows.Run(Db db, ErasedPerson who, Instant now, CancellationToken stop) => Where == "among the rows" ? throw new InvalidOperationException("died") : Task.CompletedTask;
    }
}
