using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Archive.Facts;
using Liuke.Archive.People;
using Liuke.Archive.Ties;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Team;

/// <summary>Puts a colleague on a customer's team, or gives a member another role. From then on they see the file.</summary>
public sealed class JoinTeam(IDbContextFactory<Db> store, IClock clock)
{
    public const int MembersMax = 12, TeamsMax = 500;
    internal const string Field = "team";

    public async Task<Outcome<PersonId>> Run(string code, PersonId person, TeamRole role, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var wanted = code.Trim().ToUpperInvariant();
        if (await db.Customers.AsNoTracking().Where(c => c.Code == wanted).Select(c => new { c.Id, c.OwnerId }).SingleOrDefaultAsync(stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (!Enum.IsDefined(role)) return Refusal.Invalid(TeamWords.NoSuchRole);
        if (await db.People.Where(p => p.Id == person.Value && p.DisabledAt == null).Select(p => p.Name).SingleOrDefaultAsync(stop) is not { } name) return Refusal.Invalid(TeamWords.NoSuchPerson);
        if (customer.OwnerId == person) return Refusal.Conflict(TeamWords.IsOwner);

        var (id, now) = (customer.Id, clock.GetCurrentInstant());
        // Two who join at once are counted one after the other.
        await db.Dialect.TakeTurn(db, "account-team", stop);
        var member = await db.AccountTeamMembers.SingleOrDefaultAsync(m => m.CustomerId == id && m.PersonId == person, stop);
        if (member?.Role == role) return person;
        var before = member?.Role;
        if (member is null)
        {
            if (await db.AccountTeamMembers.CountAsync(m => m.CustomerId == id, stop) >= MembersMax) return Refusal.Conflict(TeamWords.TooMany(MembersMax));
            if (await db.AccountTeamMembers.CountAsync(m => m.PersonId == person, stop) >= TeamsMax) return Refusal.Conflict(TeamWords.OnTooMany(TeamsMax));
            db.AccountTeamMembers.Add(new AccountTeamMember(id, person, role, by, now));
        }
        else member.Do(role);

        FileHistory.Add(db, id, FileSubjects.Customer, [new(Field, before is { } was ? Said(name, was) : null, Said(name, role))], new(by, now));
        db.Record(new TimelineEntry(id, now, by, TieTimeline.Joined, new TeamFact(name, role)));
        db.Audit(AuditEntry.Of(TeamAudit.Joined, by, id, ("person", person.ToString()), ("role", role.ToString())));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return person;
    }

    internal static string Said(string name, TeamRole role) => $"{name} · {TeamWords.RoleOf(role).Zh}";
}

/// <summary>Takes a colleague off a customer's team: what membership showed is gone with it.</summary>
public sealed class LeaveTeam(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<PersonId>> Run(string code, PersonId person, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (await db.AccountTeamMembers.SingleOrDefaultAsync(m => m.CustomerId == customer && m.PersonId == person, stop) is not { } member) return Refusal.Missing(TeamWords.NotOnTeam);

        var (now, name) = (clock.GetCurrentInstant(), await db.People.Where(p => p.Id == person.Value).Select(p => p.Name).SingleOrDefaultAsync(stop) ?? "");
        db.AccountTeamMembers.Remove(member);
        FileHistory.Add(db, customer, FileSubjects.Customer, [new(JoinTeam.Field, JoinTeam.Said(name, member.Role), null)], new(by, now));
        db.Record(new TimelineEntry(customer, now, by, TieTimeline.Left, new TeamFact(name, member.Role)));
        db.Audit(AuditEntry.Of(TeamAudit.Left, by, customer, ("person", person.ToString())));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return person;
    }
}

internal static class TeamAudit
{
    public const string Joined = "archive.team.joined", Left = "archive.team.left";

    internal static readonly AuditKind[] Kinds =
    [
        new(Joined, new("加入客户服务团队", "Joined a customer's team")) { Icon = "user-plus", Fields = new Dictionary<string, Text>(StringComparer.Ordinal) { ["person"] = TeamWords.Person, ["role"] = TeamWords.Role } },
        new(Left, new("退出客户服务团队", "Left a customer's team")) { Icon = "user-minus", Fields = new Dictionary<string, Text>(StringComparer.Ordinal) { ["person"] = TeamWords.Person } },
    ];
}
