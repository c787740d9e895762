using Liuke.Api.Once;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Tests.FollowUp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Api;

public sealed class OnceTests
{
    [Fact]
    public async Task the_same_key_many_times_at_once_has_one_effect_and_equal_answers_also_after_a_restart()
    {
        await using var scene = await ApiScene.Open();
        var item = await scene.Firm.OneAtRisk(scene.Lin);
        using var program = await scene.Program(scene.Lin);
        var body = new { outcome = "reached", note = "谈好了" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => program.Post($"work-items/{item.Id.Value}/finish", body, "once")));
        Assert.All(answers, a => Assert.Equal((200, answers[0].Body.ToString()), (a.Status, a.Body.ToString())));
        Assert.Equal(1, await scene.House.Look(db => db.Set<WorkFinish>().CountAsync()));

        var second = Liuke.House.Front.Build(scene.House.Database, 0, builder => scene.House.Dress(builder.Services));
        await second.StartAsync();
        using var after = new HttpClient { BaseAddress = new(second.Urls.First() + "/api/v1/") };
        after.DefaultRequestHeaders.Authorization = program.DefaultRequestHeaders.Authorization;
        Assert.Equal((200, answers[0].Body.ToString()), await Said(after.Post($"work-items/{item.Id.Value}/finish", body, "once")));
        await second.StopAsync();
        await second.DisposeAsync();
    }

    [Fact]
    public async Task another_body_under_the_same_key_is_refused_and_another_callers_key_is_another_key()
    {
        await using var scene = await ApiScene.Open();
        var item = await scene.Firm.OneAtRisk(scene.Lin);
        using var lin = await scene.Program(scene.Lin);
        using var guo = await scene.Program(scene.Guo);

        Assert.Equal(200, (await lin.Post($"work-items/{item.Id.Value}/finish", new { outcome = "reached" }, "k")).Status);
        Assert.Equal(422, (await lin.Post($"work-items/{item.Id.Value}/finish", new { outcome = "visited" }, "k")).Status);
        Assert.Equal(404, (await guo.Post($"work-items/{item.Id.Value}/finish", new { outcome = "reached" }, "k")).Status);
        Assert.Equal(422, (await lin.Post($"work-items/{item.Id.Value}/finish", new { outcome = "reached" }, new string('k', 201))).Status);
        Assert.Equal(409, (await lin.Post($"work-items/{item.Id.Value}/finish", new { outcome = "reached" }, "another")).Status);
    }

    [Fact]
    public async Task a_call_that_was_carried_out_and_whose_answer_was_lost_is_not_carried_out_again()
    {
        await using var scene = await ApiScene.Open();
        var item = await scene.Firm.OneAtRisk(scene.Lin);
        using var program = await scene.Program(scene.Lin);
        Assert.Equal(200, (await program.Post($"work-items/{item.Id.Value}/snooze", new { until = "2026-03-09", reason = "出差" }, "k")).Status);
        // As if the process had been killed between the commit and the answer.
        await scene.House.Look(db => db.Set<KeptCall>().ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, (int?)null).SetProperty(c => c.Answer, (byte[]?)null)));
        scene.House.Clock.Advance(Duration.FromMinutes(2));

        Assert.Equal(409, (await program.Post($"work-items/{item.Id.Value}/snooze", new { until = "2026-03-09", reason = "出差" }, "k")).Status);
        Assert.Equal(1, await scene.House.Look(db => db.Set<WorkSnooze>().CountAsync()));
    }

    [Fact]
    public async Task a_call_whose_process_died_before_it_did_anything_is_carried_out_by_the_next_and_by_it_alone()
    {
        await using var scene = await ApiScene.Open();
        var item = await scene.Firm.OneAtRisk(scene.Lin);
        using var program = await scene.Program(scene.Lin);
        Assert.Equal(404, (await program.Post($"work-items/{Guid.Empty}/snooze", new { until = "2026-03-09", reason = "出差" }, "k")).Status);
        var path = $"/api/v1/work-items/{item.Id.Value}/snooze";
        await scene.House.Look(db => db.Set<KeptCall>().ExecuteUpdateAsync(set => set.SetProperty(c => c.Route, "POST " + path).SetProperty(c => c.Status, (int?)null)));
        scene.House.Clock.Advance(Duration.FromMinutes(2));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => program.Post(path, new { until = "2026-03-09", reason = "出差" }, "k")));
        Assert.All(answers, a => Assert.Equal(200, a.Status));
        Assert.Equal(1, await scene.House.Look(db => db.Set<WorkSnooze>().CountAsync()));
    }

    [Fact]
    public async Task keys_are_forgotten_after_a_day()
    {
        await using var scene = await ApiScene.Open();
        using var program = await scene.Program(scene.Lin);
        Assert.Equal(404, (await program.Post($"work-items/{Guid.Empty}/snooze", new { until = "2026-03-09", reason = "出差" }, "k")).Status);
        scene.House.Clock.Advance(Duration.FromHours(25));
        var job = await scene.House.Do<AskForJob, JobId>(ask => ask.Run<DropKeptCalls>(new { }, null, null, default));
        await scene.House.Do<RunJob, bool>(run => run.Run(job, null, default));
        Assert.Equal(0, await scene.House.Look(db => db.Set<KeptCall>().CountAsync()));
    }

    private static async Task<(int, string)> Said(Task<(int Status, System.Text.Json.JsonElement Body)> answer) => ((await answer).Status, (await answer).Body.ToString());
}
