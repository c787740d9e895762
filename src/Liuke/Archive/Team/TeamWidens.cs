using Liuke.Access;
using Liuke.Access.Rights;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Team;

/// <summary>Who is on a customer's team sees it. Changing, copying and exporting take what they always take.</summary>
internal sealed class TeamWidens : IWidenReach
{
    private static readonly HashSet<Act> Looks = [Act.View];

    public async Task<IReadOnlyList<Widening>> Of(Db db, PersonId person, Instant now, CancellationToken stop)
    {
        var customers = await db.AccountTeamMembers.AsNoTracking().Where(m => m.PersonId == person).OrderBy(m => m.CustomerId).Select(m => m.CustomerId).Take(JoinTeam.TeamsMax).ToListAsync(stop);
        return customers.Count == 0 ? [] : [new(TeamWords.Badge, Looks, Beside.Of([], customers), Instant.MaxValue)];
    }

    public async Task<IReadOnlyList<PersonId>> Holders(Db db, Instant now, CancellationToken stop)
        => await db.AccountTeamMembers.Select(m => m.PersonId).Distinct().ToListAsync(stop);
}
