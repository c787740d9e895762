using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Access.Granting;
using Liuke.Access.SigningIn;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Access.Tokens;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Handovers;

/// <summary>Approvals, grants, tokens and sessions: what somebody holds by being who they are.</summary>
internal sealed class HeldWithAccess(IDbContextFactory<Db> store, HandOverApprovals approvals, IClock clock) : IHoldForPeople
{
    public const string Waiting = "approvals.waiting", Asked = "approvals.asked", GrantsKey = "grants", TokensKey = "tokens", SessionsKey = "sessions", StandsIn = "substitutes";

    public async Task<IReadOnlyList<Holding>> Read(Db db, PersonId person, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        return
        [
            new(Waiting, HandoverWords.ApprovalsWaiting, await db.Approvals.CountAsync(a => a.ClosedAt == null && a.SignOffs.Any(s => s.ApproverId == person && (s.State == SignOffState.Open || s.State == SignOffState.Waiting)), stop)),
            new(Asked, HandoverWords.ApprovalsAsked, await db.Approvals.CountAsync(a => a.ClosedAt == null && a.RequestedBy == person, stop)),
            new(GrantsKey, HandoverWords.GrantsHeld, await Grants.Active(db, now).CountAsync(g => g.PersonId == person, stop)),
            new(TokensKey, HandoverWords.TokensHeld, await db.ApiTokens.CountAsync(t => t.PersonId == person && t.EndedAt == null && t.ExpiresAt > now, stop)),
            new(SessionsKey, HandoverWords.SessionsHeld, await db.Sessions.CountAsync(s => s.PersonId == person && s.EndedAt == null && s.EndsAt > now, stop)) { MustGo = false },
            new(StandsIn, HandoverWords.StandsIn, await db.Substitutes.CountAsync(s => s.EndedAt == null && (s.PersonId == person || s.StandInId == person), stop)),
        ];
    }

    public async Task<IReadOnlyDictionary<string, int>> HandOver(HandsOver asked, CancellationToken stop)
    {
        var gone = await approvals.Run(new(asked.From, asked.Successor, asked.NewOwner, asked.Why) { WithRequests = asked.IsLeaving }, asked.By, stop);
        var went = new Dictionary<string, int>(StringComparer.Ordinal) { [Waiting] = gone.Passed, [Asked] = gone.HandedOver, ["approvals.ended"] = gone.Ended, ["approvals.stuck"] = gone.Stuck };
        if (!asked.IsLeaving) return went;

        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var (now, from, by) = (clock.GetCurrentInstant().Cut(), asked.From, asked.By);
        went[GrantsKey] = await db.Grants.Where(g => g.PersonId == from && g.RevokedAt == null && g.EndsAt > now).ExecuteUpdateAsync(set => set.SetProperty(g => g.RevokedAt, now).SetProperty(g => g.RevokedBy, by), stop);
        went[TokensKey] = await db.EndTokens(from, by, now, stop);
        went[StandsIn] = await db.Substitutes.Where(s => s.EndedAt == null && (s.PersonId == from || s.StandInId == from)).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), stop);
        await write.Commit(stop);
        return went;
    }
}
