using Liuke.Access;
using Liuke.Access.Rights;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Trade.Imports;

/// <summary>What holds for every row of one import: whose it is, how far its reach goes, which lines are taken.</summary>
/// <param name="TellsCost">Whether the file has a column of costs.</param>
internal sealed record RunScope(BatchId Batch, Reach Reach, Ownership NewCustomers, IReadOnlyDictionary<string, Ownership> Salespeople, bool TellsCost)
{
    public TakenLines Taken { get; } = new();

    /// <summary>Products met so far, by code; a firm sells the same ones again and again.</summary>
    public Dictionary<string, Product> Products { get; } = new(StringComparer.Ordinal);

    /// <summary>The salesperson whom a row names, when it is one the importer may give customers to.</summary>
    public Ownership? OwnerNamed(string? name)
        => name is not null && Salespeople.TryGetValue(name, out var owner) && Reach.Covers(owner.OwnerId, owner.DepartmentId) ? owner : null;

    /// <summary>Who imports decides what may be touched: a manager's file cannot change another department's orders.</summary>
    public static async Task<RunScope> Of(Db db, ReadRights rights, BatchId batch, PersonId? by, ImportSettings settings, bool tellsCost, CancellationToken stop)
    {
        var departments = await db.Departments.AsNoTracking().ToListAsync(stop);
        var people = await db.People.AsNoTracking().Where(p => p.DisabledAt == null).ToListAsync(stop);
        var importer = by is { } id ? await rights.Run(id, stop) : null;
        var reach = by is null ? Reach.All : importer?.Reach(TradePermissions.ImportOrders) ?? Reach.Nothing;
        var owner = settings.OwnerId is { } chosen ? people.Find(p => p.PersonId == chosen && reach.Covers(p.PersonId, p.DepartmentId)) : null;
        var department = owner?.DepartmentId ?? settings.DepartmentId ?? importer?.DepartmentId ?? departments.Find(d => d.ParentId is null)?.Id ?? default;
        return new(batch, reach, new(owner?.PersonId, department), Named(people), tellsCost);
    }

    // By user name or by name; a name that two people share names nobody.
    private static Dictionary<string, Ownership> Named(List<Person> people)
        => people.SelectMany(p => new[] { p.UserName!, p.Name }.Distinct(StringComparer.OrdinalIgnoreCase).Select(n => (Name: n, Owner: new Ownership(p.PersonId, p.DepartmentId))))
            .GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => g.First().Owner, StringComparer.OrdinalIgnoreCase);
}
