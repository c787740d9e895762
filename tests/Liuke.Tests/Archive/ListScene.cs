using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Lists;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Liuke.Tests.Archive;

/// <summary>A firm with two teams and customers whose standings the test chooses.</summary>
internal sealed class ListScene(TestHouse house)
{
    public static readonly PersonId Lin = new(Guid.Parse("00000000-0000-0000-0000-000000000001")), Chen = new(Guid.Parse("00000000-0000-0000-0000-000000000002")), Guo = new(Guid.Parse("00000000-0000-0000-0000-000000000003"));
    public static readonly DepartmentId East = new(Guid.Parse("00000000-0000-0000-0000-0000000000e0")), EastOne = new(Guid.Parse("00000000-0000-0000-0000-0000000000e1")), North = new(Guid.Parse("00000000-0000-0000-0000-0000000000b0"));

    private static readonly BulkTable Customers = new("Customers",
        ["Id", "Number", "Code", "ExternalKey", "Name", "NameKey", "NameOrder", "Kind", "Stage", "OwnerId", "DepartmentId", "MobileSealed", "MobileIndex", "MobileEndIndex", "CreatedAt", "Version"], ["Id"]);

    private static readonly BulkTable Standings = new("Standings",
        ["CustomerId", "Number", "OwnerId", "DepartmentId", "AsOf", "State", "StateSinceOn", "Alive", "ValueAtRiskMinor", "LifetimeValueMinor", "FirstOrderOn", "LastOrderOn", "Quadrant", "Occasions", "NetMinor"], ["CustomerId"]);

    public sealed record Someone(string Name)
    {
        public PersonId? Owner { get; init; } = Lin;
        public DepartmentId Department { get; init; } = EastOne;
        public RetentionState State { get; init; }
        public LocalDate? Since { get; init; }
        public LocalDate? First { get; init; }
        public LocalDate? Last { get; init; }
        public double? Alive { get; init; }
        public long? AtRisk { get; init; }
        public long? Worth { get; init; }
        public Quadrant Quadrant { get; init; }
        public string? Key { get; init; }
        public string? Mobile { get; init; }
    }

    public static async Task<ListScene> Set(TestHouse house, params Someone[] customers)
    {
        await house.Look(async db =>
        {
            db.Departments.AddRange(new Department(East, "华东区", null), new Department(EastOne, "华东一部", East), new Department(North, "华北区", null));
            db.People.AddRange(new Person(Lin, "lin", "林晓雨", EastOne, Roles.Rep), new Person(Chen, "chen", "陈杰", North, Roles.Rep), new Person(Guo, "guo", "郭立新", East, Roles.Manager));
            await db.SaveChangesAsync();
            await using var write = await db.BeginWrite(default);
            var first = await CodeSerial.Take(db, 2026, customers.Length, default);
            var rows = customers.Select((c, i) => (Id: house.Clock.New<CustomerId>(), Number: first + i, Is: c)).ToList();
            await using (var writer = await db.Dialect.Write(db, Customers, default))
            {
                var mobiles = house.Services.GetRequiredService<CustomerMobile>();
                foreach (var (id, number, c) in rows)
                {
                    var (whole, index, end) = mobiles.Seal(id, c.Mobile);
                    await writer.Add(id, number, CustomerCode.Of(number), c.Key, c.Name, CustomerName.Key(c.Name), CustomerName.Order(c.Name), CustomerKind.Dealer, CustomerStage.Customer, c.Owner, c.Department, whole, index, end, house.Clock.Now, 0);
                }

                await writer.Complete(default);
            }

            await using (var writer = await db.Dialect.Write(db, Standings, default))
            {
                foreach (var (id, number, c) in rows)
                    await writer.Add(id, number, c.Owner, c.Department, new LocalDate(2026, 3, 2), c.State, c.Since, c.Alive, c.AtRisk, c.Worth, c.First, c.Last, c.Quadrant, 1, 100L);
                await writer.Complete(default);
            }

            await write.Commit(default);
            return true;
        });
        return new(house);
    }

    public Task<CustomersFound> Find(CustomerFilter filter, Reach? reach = null) => Find(new CustomersAsked(filter), reach);

    public Task<CustomersFound> Find(CustomersAsked asked, Reach? reach = null) => house.Do<FindCustomers, CustomersFound>(find => find.Run(asked, default), reach);

    public async Task<List<string>> Names(CustomerFilter filter, Reach? reach = null) => [.. (await Find(filter, reach)).Rows.Select(r => r.Name)];
}
