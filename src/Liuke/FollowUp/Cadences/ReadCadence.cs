using Liuke.Archive;
using Liuke.Archive.Interactions;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp.Cadences;

/// <summary>How a customer is followed, as its page shows it.</summary>
public sealed record CadenceView(string Code, FollowGrade Grade, FollowGrade Proposed, string? ProposedFacts)
{
    public required string? SetBy { get; init; }
    public required FollowGrade? Wished { get; init; }
    public required string? WishedBy { get; init; }
    public required string? WishedWhy { get; init; }

    /// <summary>Whether the reader asked for it.</summary>
    public required bool IsMyWish { get; init; }
    public required LocalDate? LastTouchOn { get; init; }
    public required InteractionChannel? LastTouchBy { get; init; }
    public required LocalDate? DueOn { get; init; }
    public required LocalDate Today { get; init; }
    public required int? PeriodDays { get; init; }
    public required IReadOnlyList<string> Entitlements { get; init; }
    public required IReadOnlyList<GradeLine> History { get; init; }
    public required bool MaySet { get; init; }
    public required bool MayConfirm { get; init; }
}

public sealed record GradeLine(GradeStep Step, FollowGrade From, FollowGrade To, string? Why, string? By, Instant At);

/// <summary>Reads how a customer is followed.</summary>
public sealed class ReadCadence(IDbContextFactory<Db> store, Access.CurrentPerson me, IClock clock, Company company)
{
    private const int Lines = 5;

    public async Task<CadenceView?> Run(string code, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var wanted = code.Trim().ToUpperInvariant();
        var id = await db.Customers.Where(c => c.Code == wanted).Select(c => (CustomerId?)c.Id).SingleOrDefaultAsync(stop);
        return id is { } known ? await Of(db, known, stop) : null;
    }

    internal async Task<CadenceView?> Of(CustomerId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await Of(db, id, stop);
    }

    private async Task<CadenceView?> Of(Db db, CustomerId id, CancellationToken stop)
    {
        var customer = await db.Customers.Where(c => c.Id == id).Select(c => new { c.Code, c.OwnerId, c.DepartmentId }).SingleOrDefaultAsync(stop);
        if (customer is null) return null;
        var rules = await db.RulesOfCadence(stop);
        // Whoever came today is followed from tonight on.
        var cadence = await db.CustomerCadences.AsNoTracking().SingleOrDefaultAsync(c => c.CustomerId == id, stop) ?? CustomerCadence.None;
        var history = await db.GradeChanges.AsNoTracking().Where(g => g.CustomerId == id).OrderByDescending(g => g.At).ThenByDescending(g => g.Id).Take(Lines).ToListAsync(stop);
        var names = await db.NamesOf(history.Select(h => h.ById).Concat(new[] { cadence.SetById, cadence.WishedById }.OfType<PersonId>()), stop);
        return new(customer.Code, cadence.Grade, cadence.Proposed, cadence.ProposedFacts)
        {
            SetBy = cadence.SetById is { } setter ? names.GetValueOrDefault(setter) : null,
            Wished = cadence.Wished, WishedBy = cadence.WishedById is { } asker ? names.GetValueOrDefault(asker) : null, WishedWhy = cadence.WishedWhy, IsMyWish = cadence.WishedById == me.Id,
            LastTouchOn = cadence.LastTouchOn, LastTouchBy = cadence.LastTouchBy, DueOn = cadence.DueOn, Today = company.Today(clock),
            PeriodDays = rules.Days(cadence.Grade), Entitlements = rules.Entitlements(cadence.Grade),
            History = [.. history.Select(h => new GradeLine(h.Step, h.From, h.To, h.Why, names.GetValueOrDefault(h.ById), h.At))],
            MaySet = me.Reach(FollowUpPermissions.SetGrade).Covers(customer.OwnerId, customer.DepartmentId, id),
            MayConfirm = cadence.WishedById != me.Id && me.Reach(FollowUpPermissions.ConfirmGrade).Covers(customer.OwnerId, customer.DepartmentId, id),
        };
    }
}

/// <summary>A looser grade that waits for a word.</summary>
public sealed record WishedGrade(string Code, string Name, FollowGrade Grade, FollowGrade Wished, string Why, string? AskedBy, string? OwnerName, Instant AskedAt)
{
    public required FollowGrade Proposed { get; init; }
    public required string? ProposedFacts { get; init; }
    public required bool IsMine { get; init; }
}

/// <param name="Grades">How many customers within reach have each grade.</param>
public sealed record GradesView(IReadOnlyDictionary<FollowGrade, int> Grades, IReadOnlyList<WishedGrade> Waiting);

/// <summary>How the customers within reach are graded, and what waits for a manager.</summary>
public sealed class ReadGrades(IDbContextFactory<Db> store, Access.CurrentPerson me)
{
    public const int Most = 100;

    public async Task<GradesView> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var grades = await db.CustomerCadences.GroupBy(c => c.Grade).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var waiting = await db.CustomerCadences.AsNoTracking().Where(c => c.Wished != null).OrderBy(c => c.WishedAt).Take(Most)
            .Join(db.Customers, k => k.CustomerId, c => c.Id, (k, c) => new { Cadence = k, c.Code, c.Name }).ToListAsync(stop);
        var names = await db.NamesOf(waiting.SelectMany(w => new[] { w.Cadence.WishedById, w.Cadence.OwnerId }).OfType<PersonId>(), stop);
        return new(grades, [.. waiting.Select(w => new WishedGrade(w.Code, w.Name, w.Cadence.Grade, w.Cadence.Wished!.Value, w.Cadence.WishedWhy ?? "",
            Name(w.Cadence.WishedById), Name(w.Cadence.OwnerId), w.Cadence.WishedAt!.Value)
        { Proposed = w.Cadence.Proposed, ProposedFacts = w.Cadence.ProposedFacts, IsMine = w.Cadence.WishedById == me.Id })]);

        string? Name(PersonId? person) => person is { } id ? names.GetValueOrDefault(id) : null;
    }
}
