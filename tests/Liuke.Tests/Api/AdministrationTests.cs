using Liuke.Access;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Api;

/// <summary>What an administrator does on pages, a program does by the same use cases.</summary>
public sealed class AdministrationTests
{
    [Fact]
    public async Task a_program_invites_changes_disables_and_welcomes_a_person_again()
    {
        await using var scene = await ApiScene.Open();
        using var program = await scene.Program(scene.Zhou);
        var department = scene.Firm.East.Value;
        var (status, invited) = await program.Post("people", new { userName = "tang", name = "唐宁", departmentId = department, roles = new[] { "rep" } });
        Assert.Equal(200, status);
        Assert.Contains("/invitation?token=", invited.Text("link"), StringComparison.Ordinal);
        var path = "people/" + invited.Text("id");

        Assert.Equal(["rep", "manager"], (await program.Put(path, new { name = "唐宁宁", departmentId = department, roles = new[] { "rep", "manager" } })).Body.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        Assert.Equal("唐宁宁", Assert.Single((await program.Get("people?q=tang")).Body.GetProperty("items").EnumerateArray()).Text("name"));
        Assert.Equal(200, (await program.Post(path + "/disable")).Status);
        Assert.False((await program.Get(path)).Body.GetProperty("isHere").GetBoolean());
        Assert.Equal(200, (await program.Post(path + "/enable")).Status);
        Assert.Equal(200, (await program.Post(path + "/link")).Status);

        Assert.Equal(422, (await program.Post("people", new { userName = "x", name = "x", departmentId = department, roles = new[] { "king" } })).Status);
        Assert.Equal(409, (await program.Post("people", new { userName = "tang", name = "x", departmentId = department, roles = new[] { "rep" } })).Status);
        Assert.Equal(404, (await program.Post("people", new { userName = "y", name = "y", departmentId = Guid.Empty, roles = new[] { "rep" } })).Status);
        Assert.Equal(409, (await program.Post($"people/{scene.Zhou.Value}/disable")).Status);
        Assert.Equal(404, (await program.Get("people/" + Guid.Empty)).Status);
    }

    [Fact]
    public async Task departments_sign_in_rules_and_the_steps_of_approvals_are_changed_by_programs()
    {
        await using var scene = await ApiScene.Open();
        using var program = await scene.Program(scene.Zhou);
        var made = await program.Post("departments", new { name = "华北区", parentId = scene.Firm.Firm.Value });
        Assert.Equal(200, made.Status);
        Assert.Equal(200, (await program.Put("departments/" + made.Body.Text("id"), new { name = "华北一区", parentId = scene.Firm.Firm.Value })).Status);
        Assert.Contains("华北一区", (await program.Get("departments")).Body.GetProperty("items").EnumerateArray().Select(d => d.Text("name")));

        Assert.Equal(422, (await program.Put("settings/sign-in", new { passwordLengthMin = 3, idleMinutes = 30, hoursMost = 12, secondFactorRoles = Array.Empty<string>() })).Status);
        Assert.Equal(12, (await program.Put("settings/sign-in", new { passwordLengthMin = 12, idleMinutes = 30, hoursMost = 12, secondFactorRoles = new[] { "finance" } })).Body.GetProperty("passwordLengthMin").GetInt32());
        Assert.Equal("finance", (await program.Get("settings/sign-in")).Body.GetProperty("secondFactorRoles")[0].GetString());

        var kind = (await program.Get("settings/approvals")).Body.GetProperty("items")[0].Text("kind");
        var steps = new { steps = new[] { new { mode = "inOrder", who = new[] { "manager", "gm", scene.Guo.Value.ToString() }, timeoutHours = 8 } } };
        Assert.Equal(200, (await program.Put("settings/approvals/" + kind, steps)).Status);
        var set = (await program.Get("settings/approvals")).Body.GetProperty("items").EnumerateArray().Single(f => f.Text("kind") == kind);
        Assert.True(set.GetProperty("isSet").GetBoolean());
        Assert.Equal(["manager", "gm", scene.Guo.Value.ToString()], set.GetProperty("steps")[0].GetProperty("who").EnumerateArray().Select(w => w.GetString()));
        Assert.Equal(422, (await program.Put("settings/approvals/" + kind, new { steps = new[] { new { mode = "some", who = new[] { "gm" } } } })).Status);
        Assert.Equal(404, (await program.Put("settings/approvals/no-such", steps)).Status);
    }

    [Fact]
    public async Task sessions_are_seen_and_ended_by_programs()
    {
        await using var scene = await ApiScene.Open();
        using var browser = await Access.Doorstep.Enter(await scene.Firm.Address(), "lin", Tests.FollowUp.WorkScene.Password);
        using var admin = await scene.Program(scene.Zhou);
        using var lin = await scene.Program(scene.Lin);
        var session = Assert.Single((await lin.Get("me/sessions")).Body.GetProperty("items").EnumerateArray()).Text("id");
        Assert.Contains(session, (await admin.Get("sessions")).Body.GetProperty("items").EnumerateArray().Select(s => s.Text("id")));
        using var ended = await admin.DeleteAsync(new Uri($"people/{scene.Lin.Value}/sessions/{session}", UriKind.Relative));
        Assert.Equal(200, (int)ended.StatusCode);
        Assert.Empty((await lin.Get("me/sessions")).Body.GetProperty("items").EnumerateArray());
        using var nothing = await lin.DeleteAsync(new Uri("me/sessions", UriKind.Relative));
        Assert.Equal(404, (int)nothing.StatusCode);
        Assert.Equal(200, (await admin.Get("jobs?failed=true")).Status);
        Assert.Equal(409, (await admin.Post($"jobs/{Guid.Empty}/cancel")).Status);
    }
}
