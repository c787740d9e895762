using Liuke.Access;
using Liuke.Access.Rights;
using Liuke.Archive.Facts;
using Liuke.Archive.Imports.Known;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Imports;

/// <summary>What holds for every row of one import: whose it is, how far its reach goes, which people and fields there are.</summary>
/// <param name="OnlyKnown">Whether the file is about customers who are there already, and brings none.</param>
internal sealed record CustomerRun(BatchId Batch, Importer Importer, Ownership NewCustomers, FileFieldCatalogue Catalogue, Provenance From, bool OnlyKnown)
{
    private IReadOnlyDictionary<string, Ownership> people = new Dictionary<string, Ownership>(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, DepartmentId> departments = new Dictionary<string, DepartmentId>(StringComparer.Ordinal);

    public PersonId? By => Importer.By;
    public Reach Reach => Importer.Reach;

    /// <summary>Codes of the customers that this run brought, by how their names sound.</summary>
    public Dictionary<long, (string Code, string Name, CustomerKind Kind)> Entered { get; } = [];

    public static async Task<CustomerRun> Of(Db db, ReadRights rights, ImportFrame frame, bool onlyKnown, CancellationToken stop)
    {
        var (batch, settings) = (frame.Batch, frame.Settings);
        var allDepartments = await db.Departments.AsNoTracking().ToListAsync(stop);
        var allPeople = await db.People.AsNoTracking().Where(p => p.DisabledAt == null).ToListAsync(stop);
        var importer = await Importer.Of(rights, batch.RequestedBy, onlyKnown ? ArchivePermissions.ImportFacts : ArchivePermissions.ImportCustomers, stop);
        // Who reaches their own customers only brings their own.
        var whose = settings.OwnerId ?? (importer.Reach.Kind == ReachKind.Own ? importer.By : null);
        var owner = whose is { } chosen ? allPeople.Find(p => p.PersonId == chosen) : null;
        var department = owner?.DepartmentId ?? settings.DepartmentId ?? importer.Department ?? allDepartments.Find(d => d.ParentId is null)?.Id ?? default;
        var note = batch.FileName.Length <= Provenance.NoteLengthMax ? batch.FileName : batch.FileName[..Provenance.NoteLengthMax];
        var from = settings.IsPaperLedger ? new Provenance(FactSource.PaperLedger, note, Confidence.Likely) : new Provenance(FactSource.Imported, note, Confidence.Sure);
        return new(batch.Id, importer, new(owner?.PersonId, department), await FileFieldCatalogue.Read(db, stop), from, onlyKnown)
        {
            people = allPeople.SelectMany(p => new[] { p.UserName!, p.Name }.Distinct(StringComparer.OrdinalIgnoreCase).Select(n => (Name: n, Owner: new Ownership(p.PersonId, p.DepartmentId))))
                .GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First().Owner, StringComparer.OrdinalIgnoreCase),
            departments = allDepartments.GroupBy(d => d.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First().Id, StringComparer.OrdinalIgnoreCase),
        };
    }

    public PersonId? PersonNamed(string name) => people.TryGetValue(name, out var found) ? found.OwnerId : null;

    public DepartmentId? DepartmentNamed(string name) => departments.TryGetValue(name, out var found) ? found : null;

    /// <summary>To whom a row gives a new customer; null where it names nobody.</summary>
    public Outcome<Ownership?> OwnershipNamed(string? owner, string? department)
    {
        if (owner is not null)
            return people.TryGetValue(owner, out var named) && Reach.Covers(named.OwnerId, named.DepartmentId) ? named : Refusal.Invalid(CustomerImportWords.NoSuchPerson(owner));
        if (department is null) return default(Ownership);
        return DepartmentNamed(department) is { } id && Reach.Covers(null, id) ? new Ownership(null, id) : Refusal.Invalid(CustomerImportWords.NoSuchDepartment(department));
    }
}
