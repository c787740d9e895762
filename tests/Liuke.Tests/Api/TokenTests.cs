using Liuke.Access;
using Liuke.Access.Rights;
using Liuke.Access.Tokens;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Api;

public sealed class TokenTests
{
    [Fact]
    public async Task a_token_does_what_it_was_made_for_within_the_reach_of_its_owner()
    {
        await using var scene = await ApiScene.Open();
        await scene.Firm.Customers(scene.Lin, 2);
        await scene.Firm.Customers(scene.Guo, 3, scene.Firm.West);
        using var program = await scene.Program(scene.Lin, ArchivePermissions.ViewCustomers);

        var (status, body) = await program.Get("customers");
        Assert.Equal(200, status);
        Assert.Equal(2, body.GetProperty("count").GetInt32());
        Assert.Equal(403, (await program.Get("work-items")).Status);
        Assert.Equal([ArchivePermissions.ViewCustomers], (await program.Get("me")).Body.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()));
    }

    [Fact]
    public async Task a_token_never_does_more_than_its_owner_may_at_the_moment()
    {
        await using var scene = await ApiScene.Open();
        var rights = (await scene.House.Do<ReadRights, PersonRights?>(read => read.Run(scene.Lin, default)))!;
        var refused = await scene.House.Do<MakeToken, Outcome<MadeToken>>(make => make.Run(new("too much", [FollowUpPermissions.AssignWork], 30), rights, default));
        Assert.Equal(RefusalKind.Invalid, refused.Refusal?.Kind);

        using var program = await scene.Program(scene.Lin, ArchivePermissions.ViewCustomers);
        Assert.Equal(200, (await program.Get("customers")).Status);
        await scene.House.Look(async db =>
        {
            var row = new RoleScope(ArchivePermissions.ViewCustomers, Roles.Rep);
            row.Set(DataScope.Nothing, scene.Zhou, scene.House.Clock.Now);
            db.RoleScopes.Add(row);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(403, (await program.Get("customers")).Status);
    }

    [Fact]
    public async Task a_token_ends_at_once_when_its_owner_is_disabled_when_it_expires_and_when_it_is_ended()
    {
        await using var scene = await ApiScene.Open();
        var made = await scene.Token(scene.Lin, 7, ArchivePermissions.ViewCustomers);
        using var program = await scene.Caller(made.Secret);
        Assert.Equal(200, (await program.Get("customers")).Status);

        scene.House.Clock.Advance(Duration.FromDays(7));
        Assert.Equal(401, (await program.Get("customers")).Status);

        var second = await scene.Token(scene.Lin, 7, ArchivePermissions.ViewCustomers);
        using var other = await scene.Caller(second.Secret);
        Assert.Equal(200, (await other.Get("customers")).Status);
        Assert.Equal(RefusalKind.Missing, (await End(second.Id, scene.Guo, false)).Refusal?.Kind);
        Assert.Null((await End(second.Id, scene.Guo, true)).Refusal);
        Assert.Equal(401, (await other.Get("customers")).Status);

        using var third = await scene.Program(scene.Guo, ArchivePermissions.ViewCustomers);
        await scene.House.Look(async db =>
        {
            var guo = scene.Guo.Value;
            (await db.People.SingleAsync(p => p.Id == guo)).Disable(scene.House.Clock.Now);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(401, (await third.Get("customers")).Status);

        Task<Outcome<ApiTokenId>> End(ApiTokenId id, PersonId by, bool anybodys) => scene.House.Do<EndToken, Outcome<ApiTokenId>>(end => end.Run(id, by, anybodys, default));
    }

    [Fact]
    public async Task the_secret_is_not_in_the_database_and_a_changed_one_is_worth_nothing()
    {
        await using var scene = await ApiScene.Open();
        var made = await scene.Token(scene.Lin, 7, ArchivePermissions.ViewCustomers);
        var secret = made.Secret[^64..];
        var stored = await scene.House.Look(db => db.Set<ApiToken>().Select(t => t.Hash).SingleAsync());
        Assert.NotEqual(secret, Convert.ToHexStringLower(stored));
        Assert.Equal(32, stored.Length);

        foreach (var wrong in new[] { made.Secret[..^1] + (made.Secret[^1] == '0' ? '1' : '0'), made.Secret[..^1], "liuke_", "", new string('x', 103) })
        {
            using var stranger = await scene.Caller(wrong.Length == 0 ? "x" : wrong);
            Assert.Equal(401, (await stranger.Get("customers")).Status);
        }
    }

    [Fact]
    public async Task a_token_opens_no_page()
    {
        await using var scene = await ApiScene.Open();
        using var program = await scene.Program(scene.Zhou);
        using var page = await program.GetAsync(new Uri(await scene.Firm.Address(), "/customers"));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, page.StatusCode);
    }
}
