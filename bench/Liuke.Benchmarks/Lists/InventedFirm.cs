using Liuke.Access;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Benchmarks.Archive;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Benchmarks.Lists;

/// <summary>A firm with many customers, invented from a seed: four regions of five departments with ten representatives each.</summary>
internal sealed class InventedFirm(IDbContextFactory<Db> store, AddPerson addPerson, CustomerMobile mobiles, LocalDate today)
{
    public const string Password = "invented-only";
    private const int Regions = 4, RepsPerTeam = 10, Step = 20_000;

    /// <summary>How many teams of ten there are, in four regions.</summary>
    public int Departments { get; init; } = 20;

    private static readonly BulkTable Customers = new("Customers",
        ["Id", "Number", "Code", "ExternalKey", "Name", "NameKey", "NameOrder", "Kind", "Stage", "OwnerId", "DepartmentId", "MobileSealed", "MobileIndex", "MobileEndIndex", "Region", "CreatedAt", "Version"], ["Id"]);

    private static readonly BulkTable Standings = new("Standings",
        ["CustomerId", "Number", "OwnerId", "DepartmentId", "AsOf", "State", "StateSinceOn", "Alive", "AliveLastWeek", "Expected30", "Expected90", "Expected365", "NextDueOn",
         "LifetimeValueMinor", "ValueAtRiskMinor", "YearMarginMinor", "Quadrant", "FirstOrderOn", "LastOrderOn", "Occasions", "NetMinor"], ["CustomerId"], Overwrites: true);

    private readonly Random chance = new(20261122);

    public async Task Seed(int customers, CancellationToken stop)
    {
        var seats = await Staff(stop);
        await using var db = await store.CreateDbContextAsync(stop);
        await InventedFast.Open(db, stop);
        for (var done = 0; done < customers; done += Step)
        {
            var rows = Enumerable.Range(done, Math.Min(Step, customers - done)).Select(i => InventedCustomer.Make(i, chance, today)).ToList();
            await using var write = await db.BeginWrite(stop);
            await WriteCustomers(db, rows, seats, stop);
            await WriteStandings(db, rows, seats, stop);
            await write.Commit(stop);
            Console.Error.Write($"\r{Math.Min(done + Step, customers):N0} customers");
        }

        Console.Error.WriteLine();
        await db.Dialect.Analyze(db, stop);
    }

    private async Task<List<(PersonId Person, DepartmentId Department)>> Staff(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var at = Instant.FromUtc(2023, 1, 2, 1, 0);
        var firm = new Department(Ids.New<DepartmentId>(at), "留客测试公司", null);
        var regions = Enumerable.Range(0, Regions).Select(r => new Department(Ids.New<DepartmentId>(at), "华" + "东南西北"[r] + "区", firm.Id)).ToList();
        var teams = regions.SelectMany(r => Enumerable.Range(1, Departments / Regions).Select(t => new Department(Ids.New<DepartmentId>(at), $"{r.Name}{t}部", r.Id))).ToList();
        db.Departments.AddRange([firm, .. regions, .. teams]);
        // The representatives but the first never sign in: two hundred password hashes would take a minute.
        var reps = Enumerable.Range(1, (teams.Count * RepsPerTeam) - 1)
            .Select(n => new Person(Ids.New<PersonId>(at), $"rep{n + 1}", InventedCustomer.PersonName(n), teams[n / RepsPerTeam].Id, Roles.Rep)).ToList();
        db.People.AddRange(reps);
        await db.SaveChangesAsync(stop);

        await addPerson.Run(new("gm", "周明远", firm.Id, Roles.GM, Password), stop);
        await addPerson.Run(new("region", "何静怡", regions[0].Id, Roles.Manager, Password), stop);
        await addPerson.Run(new("manager", "郭立新", teams[0].Id, Roles.Manager, Password), stop);
        var rep = (await addPerson.Run(new("rep", "林晓雨", teams[0].Id, Roles.Rep, Password), stop)).Value;
        return [(rep, teams[0].Id), .. reps.Select(p => (p.PersonId, p.DepartmentId))];
    }

    private async Task WriteCustomers(Db db, List<InventedCustomer> rows, List<(PersonId Person, DepartmentId Department)> seats, CancellationToken stop)
    {
        await using var writer = await db.Dialect.Write(db, Customers, stop);
        foreach (var row in rows)
        {
            var (owner, department) = seats[row.Seat % seats.Count];
            var (whole, index, end) = mobiles.Seal(row.Id, row.Mobile);
            await writer.Add(row.Id, row.Number, CustomerCode.Of(row.Number), "K" + row.Index, row.Name, CustomerName.Key(row.Name), CustomerName.Order(row.Name), CustomerKind.Dealer, CustomerStage.Customer,
                owner, department, whole, index, end, row.Region, row.FirstOrderOn.AtMidnight().InUtc().ToInstant(), 0);
        }

        await writer.Complete(stop);
    }

    private async Task WriteStandings(Db db, List<InventedCustomer> rows, List<(PersonId Person, DepartmentId Department)> seats, CancellationToken stop)
    {
        await using var writer = await db.Dialect.Write(db, Standings, stop);
        foreach (var row in rows)
        {
            var (owner, department) = seats[row.Seat % seats.Count];
            var (whole, index, end) = mobiles.Seal(row.Id, row.Mobile);
            await writer.Add(row.Id, row.Number, owner, department, today, row.State, row.StateSinceOn, row.Alive, row.AliveLastWeek, row.Expected365 / 12, row.Expected365 / 4, row.Expected365, row.NextDueOn,
                row.LifetimeValueMinor, row.ValueAtRiskMinor, row.YearMarginMinor, row.Quadrant, row.FirstOrderOn, row.LastOrderOn, row.Occasions, row.NetMinor);
        }

        await writer.Complete(stop);
    }
}
