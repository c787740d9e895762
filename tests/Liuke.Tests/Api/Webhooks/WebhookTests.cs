using System.Net;
using Liuke.Api.Webhooks;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Api.Webhooks;

public sealed class WebhookTests
{
    [Fact]
    public async Task finished_work_is_told_with_a_signature_that_the_receiver_can_check()
    {
        await using var scene = await HookScene.Open();
        var hook = await scene.Hook(WorkEvents.Finished);
        var item = await scene.FinishOne();
        Assert.Equal(1, await scene.SendAll());

        var message = Assert.Single(scene.Receiver.All);
        Assert.True(message.IsSignedBy(hook.Secret));
        Assert.False((message with { Body = message.Body + " " }).IsSignedBy(hook.Secret));
        Assert.Equal(scene.House.Clock.Now.ToUnixTimeSeconds(), message.Timestamp);
        var code = await scene.House.Look(db => db.Set<Liuke.Archive.Customer>().Select(c => c.Code).SingleAsync());
        var data = message.Json.GetProperty("data");
        Assert.Equal(("work.finished", code, "atRisk"), (message.Type, data.GetProperty("customers")[0].Text("code"), data.GetProperty("customers")[0].Text("is")));
        Assert.Equal((item.Id.ToString(), "reached", "lin"), (data.GetProperty("subject").Text("id"), data.Text("became"), data.Text("by")));
        Assert.Equal(0, await scene.SendAll());
    }

    [Fact]
    public async Task only_what_was_asked_for_is_told()
    {
        await using var scene = await HookScene.Open();
        await scene.Hook(WorkEvents.Snoozed);
        await scene.FinishOne();
        Assert.Equal(0, await scene.SendAll());
        Assert.Empty(await scene.Messages());
    }

    [Fact]
    public async Task what_is_undone_is_not_told_and_what_is_committed_waits_for_whoever_sends()
    {
        await using var scene = await HookScene.Open();
        await scene.Hook(WorkEvents.Raised);
        var customer = await scene.Firm.Customer(scene.Lin);
        await scene.House.Look(async db =>
        {
            await using var write = await db.BeginWrite(default);
            await scene.House.Do<WorkRegister, bool>(async work => { await work.Raise(db, [scene.Firm.AtRisk(customer, scene.Lin)], scene.House.Clock.Now, default); return true; });
            return 0;
        });
        Assert.Empty(await scene.Messages());

        // The program ends here: whoever starts next finds the message beside the work.
        await scene.Firm.Raise(scene.Firm.AtRisk(customer, scene.Lin));
        Assert.Equal(MessageState.Waiting, Assert.Single(await scene.Messages()).State);
        Assert.Equal(1, await scene.SendAll());
        Assert.Equal(WorkEvents.Raised, Assert.Single(scene.Receiver.All).Type);
    }

    [Fact]
    public async Task what_is_not_taken_is_tried_again_after_ever_longer_pauses_and_then_it_is_dead()
    {
        await using var scene = await HookScene.Open();
        await scene.Hook(WorkEvents.Finished);
        scene.Receiver.Answers = HttpStatusCode.ServiceUnavailable;
        await scene.FinishOne();

        Assert.Equal(1, await scene.SendAll());
        foreach (var pause in WebhookMessage.Pauses)
        {
            scene.House.Clock.Advance(pause - Duration.FromSeconds(1));
            Assert.Equal(0, await scene.SendAll());
            scene.House.Clock.Advance(Duration.FromSeconds(1));
            Assert.Equal(1, await scene.SendAll());
        }

        var tries = WebhookMessage.Pauses.Count + 1;
        var dead = Assert.Single(await scene.Messages());
        Assert.Equal((MessageState.Dead, tries, "503"), (dead.State, dead.Attempts, dead.LastAnswer));
        Assert.Equal(Enumerable.Range(1, tries).Select(n => (n, (string?)"503")), (await scene.Tries()).Select(t => (t.Number, t.Answer)));
        Assert.Equal(tries, scene.Receiver.All.Count);
        Assert.Single(scene.Receiver.All.Select(m => (m.Id, m.Body)).Distinct());
        scene.House.Clock.Advance(Duration.FromDays(3));
        Assert.Equal(0, await scene.SendAll());

        scene.Receiver.Answers = HttpStatusCode.OK;
        Assert.Null((await scene.House.Do<ResendMessage, Outcome<WebhookId>>(resend => resend.Run(dead.Id, scene.Admin, default))).Refusal);
        Assert.Equal(1, await scene.SendAll());
        Assert.Equal((MessageState.Sent, "200"), (Assert.Single(await scene.Messages()).State, (await scene.Tries())[^1].Answer));
        Assert.Equal(RefusalKind.Conflict, (await scene.House.Do<ResendMessage, Outcome<WebhookId>>(resend => resend.Run(dead.Id, scene.Admin, default))).Refusal?.Kind);
    }

    [Fact]
    public async Task many_senders_at_once_hand_over_each_message_once()
    {
        await using var scene = await HookScene.Open();
        await scene.Hook(WorkEvents.Finished);
        for (var i = 0; i < 10; i++) await scene.FinishOne();
        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(scene.SendAll)));
        Assert.Equal(10, sent.Sum());
        Assert.Equal(10, scene.Receiver.All.Select(m => m.Id).Distinct().Count());
        Assert.Equal(10, scene.Receiver.All.Count);
    }

    [Fact]
    public async Task a_try_whose_program_died_is_kept_and_the_message_is_sent_by_the_next_after_the_lease()
    {
        await using var scene = await HookScene.Open();
        await scene.Hook(WorkEvents.Finished);
        await scene.FinishOne();
        // As if the program had been killed between taking the message and the answer.
        var (until, now) = (scene.House.Clock.Now + WebhookMessage.Lease, scene.House.Clock.Now);
        var id = Assert.Single(await scene.Messages()).Id;
        await scene.House.Look(async db =>
        {
            await db.WebhookMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAt, until).SetProperty(m => m.Attempts, 1));
            db.WebhookTries.Add(new(id, 1, now));
            return await db.SaveChangesAsync();
        });
        Assert.Equal(0, await scene.SendAll());
        scene.House.Clock.Advance(WebhookMessage.Lease);
        Assert.Equal(1, await scene.SendAll());
        Assert.Equal([null, "204"], (await scene.Tries()).Select(t => t.Answer));
    }

    [Fact]
    public async Task a_new_secret_signs_beside_the_old_one_for_a_day()
    {
        await using var scene = await HookScene.Open();
        var old = await scene.Hook(WorkEvents.Finished);
        var renewed = (await scene.House.Do<RenewSecret, Outcome<MadeWebhook>>(renew => renew.Run(old.Id, scene.Admin, default))).Value;
        await scene.FinishOne();
        await scene.SendAll();
        scene.House.Clock.Advance(Webhook.Overlap);
        await scene.FinishOne();
        await scene.SendAll();
        Assert.Equal([(true, true), (false, true)], scene.Receiver.All.Select(m => (m.IsSignedBy(old.Secret), m.IsSignedBy(renewed.Secret))));

        var kept = await scene.House.Look(db => db.Webhooks.AsNoTracking().SingleAsync());
        Assert.DoesNotContain(Convert.ToHexString(Convert.FromBase64String(renewed.Secret["whsec_".Length..])), Convert.ToHexString(kept.SecretSealed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task whoever_answers_gone_is_not_tried_again_and_an_ended_webhook_is_told_nothing_more()
    {
        await using var scene = await HookScene.Open();
        var hook = await scene.Hook(WorkEvents.Finished);
        scene.Receiver.Answers = HttpStatusCode.Gone;
        await scene.FinishOne();
        await scene.SendAll();
        Assert.Equal(MessageState.Dead, Assert.Single(await scene.Messages()).State);

        await scene.FinishOne();
        Assert.Null((await scene.House.Do<EndWebhook, Outcome<WebhookId>>(end => end.Run(hook.Id, scene.Admin, default))).Refusal);
        await scene.FinishOne();
        Assert.Equal(0, await scene.SendAll());
        Assert.Equal(2, (await scene.Messages()).Count(m => m.State == MessageState.Dead));
        Assert.Single(scene.Receiver.All);
    }

    [Fact]
    public async Task old_messages_are_forgotten_with_their_tries()
    {
        await using var scene = await HookScene.Open();
        await scene.Hook(WorkEvents.Finished);
        await scene.FinishOne();
        await scene.SendAll();
        scene.House.Clock.Advance(Duration.FromDays(31));
        await scene.FinishOne();
        var asked = await scene.House.Do<Liuke.Jobs.AskForJob, Liuke.Jobs.JobId>(ask => ask.Run<DropOldMessages>(new { }, null, null, default));
        await scene.House.Do<Liuke.Jobs.RunJob, bool>(run => run.Run(asked, null, default));
        Assert.Equal(MessageState.Waiting, Assert.Single(await scene.Messages()).State);
        Assert.Empty(await scene.Tries());
    }
}
