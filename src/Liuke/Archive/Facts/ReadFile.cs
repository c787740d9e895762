using Liuke.Access;
using Liuke.Archive.Modules;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Facts;

/// <summary>One field of a file with what is known of it.</summary>
/// <param name="Value">As a person reads it; null where the file says nothing, or not to this reader.</param>
public sealed record FactLine(FileField Field, Fact? Fact, Text? Value)
{
    public string? SetBy { get; init; }
    public string? VerifiedBy { get; init; }

    /// <summary>A stable fact that nobody has stood by for a quarter.</summary>
    public bool IsStale { get; init; }

    /// <summary>It tells of a person, and the reader is not one of those who may know.</summary>
    public bool IsHidden { get; init; }
}

/// <param name="Entries">How many entries it has, where it is one of many.</param>
public sealed record ModuleSheet(FileModule Module, IReadOnlyList<FactLine> Facts, int Entries)
{
    public int Filled => Facts.Count(f => f.Fact is not null);
}

/// <summary>A customer's whole file: its modules in their order.</summary>
public sealed record FileSheet(CustomerId Id, string Code, string Name, CustomerKind Kind)
{
    public PersonId? Owner { get; init; }
    public DepartmentId Department { get; init; }
    public required ReviewView Review { get; init; }
    public required IReadOnlyList<ModuleSheet> Modules { get; init; }

    /// <summary>What it lacks to be complete.</summary>
    public required IReadOnlyList<FileField> Missing { get; init; }

    public ModuleSheet? Module(string? key) => Modules.FirstOrDefault(m => m.Module.Key == key);
}

public sealed record ReviewView(ReviewState State, int Completeness, int Unverified, LocalDate? FreshUntilOn)
{
    public string? EnteredBy { get; init; }
    public Instant? EnteredAt { get; init; }
    public string? SubmittedBy { get; init; }
    public Instant? SubmittedAt { get; init; }
    public string? ReviewedBy { get; init; }
    public Instant? ReviewedAt { get; init; }
}

/// <summary>Reads a file by the customer's code.</summary>
public sealed class ReadFile(IDbContextFactory<Db> store, CurrentPerson me, Company company, IClock clock)
{
    public async Task<FileSheet?> Run(string code, CancellationToken stop)
    {
        await using var db = await store.Open(stop);
        var wanted = code.Trim().ToUpperInvariant();
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Code == wanted, stop) is not { } customer) return null;

        var id = customer.Id;
        var catalogue = await FileFieldCatalogue.Read(db, stop);
        var review = await db.FileReviews.AsNoTracking().SingleOrDefaultAsync(r => r.CustomerId == id, stop);
        var facts = await db.Facts.AsNoTracking().Where(f => f.CustomerId == id).ToDictionaryAsync(f => f.FieldKey, StringComparer.Ordinal, stop);
        var entries = await db.FileEntries.AsNoTracking().Where(e => e.CustomerId == id && e.RemovedAt == null).GroupBy(e => e.ModuleKey).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, stop);
        var names = await FileNames.Read(db, catalogue, facts.Select(f => (f.Key, (string?)f.Value.Words)), stop);
        var people = await People(db, facts.Values.SelectMany(f => new[] { f.SetBy, f.VerifiedBy }).Concat([review?.EnteredBy, review?.SubmittedBy, review?.ReviewedBy]), stop);
        var maySeePersonal = me.Reach(ArchivePermissions.ViewPersonalFacts).Covers(customer.OwnerId, customer.DepartmentId, id);
        var today = company.Today(clock);

        return new(id, customer.Code, customer.Name, customer.Kind)
        {
            Owner = customer.OwnerId, Department = customer.DepartmentId,
            Review = View(review, people),
            Modules = [.. catalogue.For(customer.Kind).Select(m => new ModuleSheet(m, m.Shape == ModuleShape.One ? [.. catalogue.FieldsOf(m.Key).Select(Line)] : [], entries.GetValueOrDefault(m.Key)))],
            Missing = [.. catalogue.Wanted(customer.Kind).Where(f => !facts.ContainsKey(f.Key))],
        };

        FactLine Line(FileField field)
        {
            if (facts.GetValueOrDefault(field.Key) is not { } fact) return new(field, null, null);
            if (field.IsPersonal && !maySeePersonal) return new(field, fact, null) { IsHidden = true };
            return new(field, fact, names.Show(field.Key, fact.Words))
            {
                SetBy = NameOf(people, fact.SetBy), VerifiedBy = NameOf(people, fact.VerifiedBy),
                IsStale = field.Class == FactClass.Stable && fact.SeenAt.DayIn(company.Zone).PlusDays(FileMeasure.FreshDays) <= today,
            };
        }
    }

    internal static async Task<IReadOnlyDictionary<PersonId, string>> People(Db db, IEnumerable<PersonId?> named, CancellationToken stop)
    {
        var ids = named.OfType<PersonId>().Select(p => p.Value).Distinct().ToList();
        return ids.Count == 0 ? new Dictionary<PersonId, string>() : await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => new PersonId(p.Id), p => p.Name, stop);
    }

    internal static string? NameOf(IReadOnlyDictionary<PersonId, string> people, PersonId? id) => id is { } known ? people.GetValueOrDefault(known) : null;

    // A customer without a row has been there since before reviews.
    private static ReviewView View(FileReview? review, IReadOnlyDictionary<PersonId, string> people) => review is null ? new(ReviewState.Reviewed, 0, 0, null)
        : new(review.State, review.Completeness, review.Unverified, review.FreshUntilOn)
        {
            EnteredBy = NameOf(people, review.EnteredBy), EnteredAt = review.EnteredAt, SubmittedBy = NameOf(people, review.SubmittedBy), SubmittedAt = review.SubmittedAt,
            ReviewedBy = NameOf(people, review.ReviewedBy), ReviewedAt = review.ReviewedAt,
        };
}
