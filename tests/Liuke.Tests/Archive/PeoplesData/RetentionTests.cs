using System.IO.Compression;
using Liuke.Archive;
using Liuke.Archive.Interactions;
using Liuke.Archive.People;
using Liuke.Archive.PeoplesData;
using Liuke.Archive.PeoplesData.Copies;
using Liuke.Archive.PeoplesData.Erasing;
using Liuke.Archive.PeoplesData.Retaining;
using Liuke.Basics;
using Liuke.Exports;
using Liuke.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.PeoplesData;

public sealed class RetentionTests
{
    [Fact]
    public async Task what_is_past_its_period_is_reported_and_removed_only_where_the_firm_lets_it()
    {
        await using var scene = await ErasureScene.Open();
        await scene.House.Look(db => db.Customers.Where(c => c.Id == scene.Customer).ExecuteUpdateAsync(set => set.SetProperty(c => c.Stage, CustomerStage.Prospect)));
        await scene.House.Look(db => db.Interactions.Where(i => i.CustomerId == scene.Customer).ExecuteDeleteAsync());
        scene.House.Clock.Advance(Duration.FromDays(800));
        Assert.Equal(1, (await Line(scene, "prospects")).Found.Count);

        await Night(scene);
        Assert.Equal(1, (await Line(scene, "prospects")).Found.Count);
        Assert.Equal(RefusalKind.Invalid, (await Set(scene, "exports", 12, true)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await Set(scene, "prospects", 0, true)).Refusal?.Kind);

        Assert.Null((await Set(scene, "prospects", 24, true)).Refusal);
        await Night(scene);
        await scene.RunJobs();
        Assert.Equal(0, (await Line(scene, "prospects")).Found.Count);
        Assert.StartsWith("客户-", await scene.House.Look(db => db.Customers.Where(c => c.Id == scene.Customer).Select(c => c.Name).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_copy_holds_everything_in_clear_and_nothing_of_another()
    {
        await using var scene = await ErasureScene.Open();
        var lines = await scene.House.Do<IEnumerable<IHoldPersonal>, List<CopyLine>>(async holders =>
        {
            var all = new List<CopyLine>();
            foreach (var holder in holders) all.AddRange(await scene.House.Look(db => holder.Read(db, new(scene.Customer, null), default)));
            return all;
        });
        foreach (var text in new[] { ErasureScene.Name, ErasureScene.OtherMobile, ErasureScene.Email, ErasureScene.Kin, ErasureScene.Note, "泉州石狮" })
            Assert.Contains(lines, l => l.Says?.Contains(text, StringComparison.Ordinal) == true);
        Assert.Contains(lines, l => l.Says?.Contains(ErasureScene.Mobile, StringComparison.Ordinal) == true);
        Assert.DoesNotContain(lines, l => l.Says?.Contains("介绍人", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task a_contacts_own_consent_counts_until_the_customer_takes_theirs_back()
    {
        await using var scene = await ErasureScene.Open(CustomerKind.Enterprise);
        await scene.House.Look(db => db.Consents.ExecuteDeleteAsync());
        await Keep(new(ConsentPurpose.Marketing, ConsentChannel.Sms, true, "本人同意") { Contact = scene.Contact.Value });
        Assert.True(await Allows());
        Assert.False(await scene.House.Look(db => Consents.Allows(db, scene.Customer, ConsentPurpose.Marketing, ConsentChannel.Sms, default)));

        scene.House.Clock.Advance(Duration.FromMinutes(1));
        await Keep(new(ConsentPurpose.Marketing, ConsentChannel.Every, false));
        Assert.False(await Allows());
        Assert.Equal(RefusalKind.Invalid, (await Keep(new(ConsentPurpose.Profiling, ConsentChannel.Every, false) { Contact = scene.Contact.Value })).Refusal?.Kind);
        Assert.Equal(RefusalKind.Missing, (await Keep(new(ConsentPurpose.Marketing, ConsentChannel.Sms, false) { Contact = Guid.NewGuid() })).Refusal?.Kind);

        Task<Outcome<ConsentId>> Keep(ConsentWish wish) => scene.House.Do<KeepConsent, Outcome<ConsentId>>(keep => keep.Run(scene.Code, wish, scene.Lin, default));
        Task<bool> Allows() => scene.House.Look(db => Consents.Allows(db, scene.Customer, scene.Contact, (ConsentPurpose.Marketing, ConsentChannel.Sms), default));
    }

    private static async Task<RetentionLine> Line(ErasureScene scene, string kind)
        => (await scene.House.Do<ReadRetention, IReadOnlyList<RetentionLine>>(read => read.Run(default))).Single(l => l.Kind == kind);

    private static Task<Outcome<string>> Set(ErasureScene scene, string kind, int months, bool removes)
        => scene.House.Do<SetRetention, Outcome<string>>(set => set.Run(kind, months, removes, scene.Chief, default));

    private static async Task Night(ErasureScene scene)
    {
        var job = await scene.House.Do<AskForJob, JobId>(ask => ask.Run<KeepRetention>(new { }, null, null, default));
        await scene.House.Services.GetRequiredService<RunJob>().Run(job, null, default);
        var done = await scene.House.Do<ReadJob, JobView?>(read => read.Run(job, default));
        Assert.True(done!.State == JobState.Done, done.Error?.En);
    }
}
