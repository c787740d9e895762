using Liuke.Access;
using Liuke.Archive.People;
using Liuke.Archive.Ties;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Team;

public sealed record MemberView(PersonId Id, string Name, TeamRole Role, bool IsHere);

/// <param name="Until">Null for now.</param>
public sealed record Charge(string? Name, string? As, LocalDate? From, LocalDate? Until);

/// <param name="Ours">Who was in charge on our side, the newest first.</param>
/// <param name="Theirs">Who was there on the customer's side, with the days they came and went.</param>
public sealed record CustomerTeam(string Code, string? Owner, IReadOnlyList<MemberView> Members, IReadOnlyList<Charge> Ours, IReadOnlyList<Charge> Theirs)
{
    /// <summary>Who could join.</summary>
    public IReadOnlyList<(PersonId Id, string Name)> Others { get; init; } = [];
}

/// <summary>Who looks after a customer, and who was in charge on either side and when.</summary>
public sealed class ReadTeam(IDbContextFactory<Db> store, Company company)
{
    private const int ContactsMost = 500, ColleaguesMost = 500, TermsMost = 200;

    public async Task<CustomerTeam?> Run(CustomerId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        if (await db.Customers.AsNoTracking().Where(c => c.Id == id).Select(c => new { c.Code, c.OwnerId }).SingleOrDefaultAsync(stop) is not { } customer) return null;

        var members = await db.AccountTeamMembers.AsNoTracking().Where(m => m.CustomerId == id).OrderBy(m => m.Role).ThenBy(m => m.At).ToListAsync(stop);
        var terms = await db.OwnerTerms.AsNoTracking().Where(t => t.CustomerId == id).OrderByDescending(t => t.UntilAt).Take(TermsMost).ToListAsync(stop);
        var people = await db.People.AsNoTracking().OrderBy(p => p.Name).Select(p => new { p.Id, p.Name, IsHere = p.DisabledAt == null }).Take(ColleaguesMost).ToListAsync(stop);
        var named = people.ToDictionary(p => p.Id);
        var ours = new List<Charge> { new(NameOf(customer.OwnerId), null, terms.Count > 0 ? terms[0].UntilAt.DayIn(company.Zone) : null, null) };
        ours.AddRange(terms.Select((t, i) => new Charge(NameOf(t.OwnerId), null, i + 1 < terms.Count ? terms[i + 1].UntilAt.DayIn(company.Zone) : null, t.UntilAt.DayIn(company.Zone))));
        return new(customer.Code, NameOf(customer.OwnerId), [.. members.Select(m => new MemberView(m.PersonId, NameOf(m.PersonId) ?? "?", m.Role, named.GetValueOrDefault(m.PersonId.Value)?.IsHere == true))], ours, await Theirs(db, id, stop))
        {
            Others = [.. people.Where(p => p.IsHere && customer.OwnerId?.Value != p.Id && !members.Exists(m => m.PersonId.Value == p.Id)).Select(p => (new PersonId(p.Id), p.Name))],
        };

        string? NameOf(PersonId? person) => person is { } known ? named.GetValueOrDefault(known.Value)?.Name : null;
    }

    private static async Task<List<Charge>> Theirs(Db db, CustomerId id, CancellationToken stop)
        => [.. (await db.Contacts.AsNoTracking().Where(c => c.CustomerId == id).Take(ContactsMost).ToListAsync(stop))
            .OrderBy(c => c.ToOn is not null).ThenByDescending(c => c.ToOn ?? c.FromOn ?? LocalDate.MinIsoValue).ThenBy(c => c.Name, StringComparer.Ordinal)
            .Where(c => c.FromOn is not null || c.ToOn is not null || c.Role != ContactRole.Unknown)
            .Select(c => new Charge(c.Name, c.Position ?? (c.Role == ContactRole.Unknown ? null : PeopleWords.RoleOf(c.Role).ToString()), c.FromOn, c.ToOn))];
}
