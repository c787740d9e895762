using System.Net;
using Liuke.Access;
using Liuke.Access.Administration;
using Liuke.Access.People;
using Liuke.Access.Rights;
using Liuke.Access.SigningIn;
using Liuke.Access.Tokens;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Exports;
using Liuke.Jobs;
using Liuke.Tests.Access.Audit;
using Liuke.Tests.Access.Rights;
using Liuke.Tests.FollowUp;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Access.People;

/// <summary>What ends with an account or a role, and what the log knows of those who look after the house.</summary>
public sealed class EndingTests
{
    [Fact]
    public async Task a_disabled_persons_tokens_end_and_do_not_come_alive_with_the_account()
    {
        await using var firm = await FirmScene.Open();
        var boss = await firm.Person("boss", Roles.Admin);
        var token = await Token(firm, firm.Chen, ArchivePermissions.ViewCustomers);
        Assert.Equal(HttpStatusCode.OK, await Call(firm, token));

        _ = (await firm.House.Do<DisablePerson, Outcome<bool>>(disable => disable.Run(firm.Chen, false, boss, default))).Value;
        Assert.Equal(HttpStatusCode.Unauthorized, await Call(firm, token));
        _ = (await firm.House.Do<DisablePerson, Outcome<bool>>(disable => disable.Run(firm.Chen, true, boss, default))).Value;
        Assert.Equal(HttpStatusCode.Unauthorized, await Call(firm, token));
        Assert.Equal((PersonId?)boss, await firm.House.Look(db => db.ApiTokens.Select(t => t.EndedById).SingleAsync()));
        Assert.Contains(await firm.House.Look(AuditScene.Lines), l => l.Kind == SigningAudit.Disabled && l.Facts.Contains("tokens", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_token_does_no_more_than_its_owners_roles_allow_now()
    {
        await using var firm = await FirmScene.Open();
        var (boss, manager) = (await firm.Person("boss", Roles.Admin), await firm.Person("he", Roles.Manager));
        var token = await Token(firm, manager, Liuke.Access.Audit.AuditPermissions.View);
        Assert.Equal(HttpStatusCode.OK, await Call(firm, token, "audit"));
        _ = (await firm.House.Do<ChangePerson, Outcome<bool>>(change => change.Run(new(manager, "何", firm.East, Roles.Rep), boss, default))).Value;
        Assert.Equal(HttpStatusCode.Forbidden, await Call(firm, token, "audit"));
    }

    [Fact]
    public async Task who_added_a_department_and_who_stopped_a_job_stands_in_the_log()
    {
        await using var firm = await FirmScene.Open();
        var boss = await firm.Person("boss", Roles.Admin);
        using (var visit = await Visitor.SignIn(await firm.House.Serve(), "boss", FirmScene.Password))
            await visit.Send(await visit.Get("/departments"), "form[action='/departments']", ("name", "华南区"));
        var job = await firm.House.Do<AskForJob, JobId>(ask => ask.Run<SweepExports>(new { }, null, "never", default));
        _ = await firm.House.Do<StopJob, Outcome<JobState>>(cancel => cancel.Run(job, boss, default));

        var lines = await firm.House.Look(AuditScene.Lines);
        Assert.Equal(boss, lines.Last(l => l.Kind == SigningAudit.DepartmentAdded).ById);
        // The runner of the served house may have been quicker than whoever stopped the job.
        if (await firm.House.Look(db => db.Jobs.AnyAsync(j => j.Id == job && j.IsCancelAsked))) Assert.Equal(boss, lines.Single(l => l.Kind == SigningAudit.JobCancelled).ById);
    }

    [Fact]
    public async Task a_job_that_is_stopped_is_in_the_log()
    {
        await using var firm = await FirmScene.Open();
        var job = await firm.House.Do<AskForJob, JobId>(ask => ask.Run<SweepExports>(new { }, null, null, default));
        Assert.Equal(JobState.Cancelled, (await firm.House.Do<StopJob, Outcome<JobState>>(cancel => cancel.Run(job, firm.Xiaoyu, default))).Value);
        Assert.NotNull((await firm.House.Do<StopJob, Outcome<JobState>>(cancel => cancel.Run(job, firm.Xiaoyu, default))).Refusal);
        Assert.Equal(firm.Xiaoyu, (await firm.House.Look(AuditScene.Lines)).Single(l => l.Kind == SigningAudit.JobCancelled).ById);
    }

    [Fact]
    public async Task a_door_that_was_refused_is_in_the_log_so_many_times_an_hour()
    {
        await using var firm = await FirmScene.Open();
        using var client = await Doorstep.Enter(await firm.House.Serve(), "xiaoyu", FirmScene.Password);
        for (var i = 0; i < RecordRefusal.MostAnHour + 3; i++)
        {
            using var answer = await client.GetAsync(new Uri("/people?secret=13800138000", UriKind.Relative));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        var refused = (await firm.House.Look(AuditScene.Lines)).Where(l => l.Kind == RecordRefusal.Kind).ToList();
        Assert.Equal(RecordRefusal.MostAnHour, refused.Count);
        Assert.All(refused, l => Assert.Equal((firm.Xiaoyu, "GET /people"), (l.ById, l.SubjectId)));
        firm.House.Clock.Advance(Duration.FromMinutes(61));
        using var again = await Doorstep.Enter(await firm.House.Serve(), "xiaoyu", FirmScene.Password);
        using var last = await again.GetAsync(new Uri("/people", UriKind.Relative));
        Assert.Equal(RecordRefusal.MostAnHour + 1, (await firm.House.Look(AuditScene.Lines)).Count(l => l.Kind == RecordRefusal.Kind));
    }

    private static async Task<string> Token(FirmScene firm, PersonId of, params string[] scopes)
    {
        var rights = await firm.Rights(of);
        return (await firm.House.Do<MakeToken, Outcome<MadeToken>>(make => make.Run(new("试", scopes, 30), rights, default))).Value.Secret;
    }

    private static async Task<HttpStatusCode> Call(FirmScene firm, string token, string path = "customers")
    {
        using var client = new HttpClient { BaseAddress = await firm.House.Serve() };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var answer = await client.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative));
        return answer.StatusCode;
    }
}
