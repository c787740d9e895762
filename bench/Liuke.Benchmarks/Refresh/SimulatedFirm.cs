using Liuke.Access;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Trade;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Benchmarks.Refresh;

/// <summary>A firm whose customers come and leave as MBG/NBD says, simulated from a seed: customers, orders and a mark for each customer.</summary>
internal sealed class SimulatedFirm(IDbContextFactory<Db> store, CustomerRegister register, LocalDate today)
{
    private const int Teams = 20, RepsPerTeam = 10, Step = 10_000, YearsBack = 3;

    private static readonly BulkTable Orders = new("Orders",
    [
        "Id", "Number", "CustomerId", "OwnerId", "DepartmentId", "Kind", "OrderedAt", "OrderedOn",
        "NetMinor", "Currency", "LineCount", "CostedNetMinor", "CostMinor",
    ], ["Id"]);

    private static readonly BulkTable Marks = new("OrderChanges", ["CustomerId", "Stamp"], ["CustomerId"], Overwrites: true);

    private readonly Random chance = new(20261122);
    private long sold;

    public long Sold => sold;

    public async Task Seed(int customers, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var seats = await Staff(db, stop);
        for (var done = 0; done < customers; done += Step)
        {
            var count = Math.Min(Step, customers - done);
            await using var write = await db.BeginWrite(stop);
            var (owner, department) = seats[done / Step % seats.Count];
            var named = Enumerable.Range(done, count).Select(i => new NewCustomer($"客户{i:0000000}", null, null, null)).ToList();
            var settled = await register.Settle(db, named, new(owner, department), today.AtMidnight().InUtc().ToInstant(), stop);
            await Sell(db, [.. settled.Values], stop);
            await write.Commit(stop);
            Console.Error.Write($"\r{done + count:N0} customers, {sold:N0} orders");
        }

        Console.Error.WriteLine();
        await db.Dialect.Analyze(db, stop);
    }

    /// <summary>A day's trade: those from whom most is expected buy once more.</summary>
    public async Task SellToday(int customers, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var some = await db.Standings.OrderByDescending(s => s.Expected30).Take(customers).Select(s => new CustomerSeat(s.CustomerId, s.OwnerId, s.DepartmentId, false)).ToListAsync(stop);
        await using (var writer = await db.Dialect.Write(db, Orders, stop))
        {
            foreach (var seat in some) await Add(writer, seat, today, 20_000);
            await writer.Complete(stop);
        }

        await Mark(db, some, stop);
        await write.Commit(stop);
    }

    private static async Task<List<(PersonId, DepartmentId)>> Staff(Db db, CancellationToken stop)
    {
        var at = Instant.FromUtc(2023, 1, 2, 1, 0);
        var firm = new Department(Ids.New<DepartmentId>(at), "留客测试公司", null);
        var teams = Enumerable.Range(1, Teams).Select(t => new Department(Ids.New<DepartmentId>(at), $"{t}部", firm.Id)).ToList();
        var people = Enumerable.Range(0, Teams * RepsPerTeam).Select(n => new Person(Ids.New<PersonId>(at), $"rep{n + 1}", $"业务员{n + 1}", teams[n / RepsPerTeam].Id, Roles.Rep)).ToList();
        db.Departments.AddRange([firm, .. teams]);
        db.People.AddRange(people);
        await db.SaveChangesAsync(stop);
        return [.. people.Select(p => (p.PersonId, p.DepartmentId))];
    }

    private async Task Sell(Db db, List<CustomerSeat> seats, CancellationToken stop)
    {
        await using (var writer = await db.Dialect.Write(db, Orders, stop))
        {
            foreach (var seat in seats)
            {
                var spend = Math.Exp(9.5 + Normal());
                foreach (var day in PurchaseDays()) await Add(writer, seat, day, (long)(spend * Math.Exp(0.4 * Normal())) + 1);
            }

            await writer.Complete(stop);
        }

        await Mark(db, seats, stop);
    }

    private static async Task Mark(Db db, List<CustomerSeat> seats, CancellationToken stop)
    {
        await using var writer = await db.Dialect.Write(db, Marks, stop);
        var stamp = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        foreach (var seat in seats) await writer.Add(seat.Id, stamp);
        await writer.Complete(stop);
    }

    private ValueTask Add(IBulkWriter writer, CustomerSeat seat, LocalDate day, long net)
    {
        var at = day.At(new LocalTime(10, 0)).InUtc().ToInstant();
        var id = Ids.New<OrderId>(at);
        sold++;
        return writer.Add(id, id.Value.ToString("N"), seat.Id, seat.OwnerId, seat.DepartmentId, OrderKind.Sale,
            at, day, net, "CNY", 3, net, (long)(net * (0.5 + 0.3 * chance.NextDouble())));
    }

    // Rates gamma(0.64, 7.3 weeks), the chance to leave after each purchase beta(0.8, 1.2): the parameters of the full CDNOW set.
    private IEnumerable<LocalDate> PurchaseDays()
    {
        var rate = Gamma(0.64) / 7.3 / 7;
        var (a, b) = (Gamma(0.8), Gamma(1.2));
        var leaves = a / (a + b);
        double day = chance.Next(365 * YearsBack);
        var last = -1;
        for (var guard = 0; guard < 2000; guard++)
        {
            if ((int)day > last) yield return today.PlusDays((last = (int)day) - 365 * YearsBack);
            if (chance.NextDouble() < leaves) yield break;
            day += -Math.Log(1 - chance.NextDouble()) / rate;
            if (day >= 365 * YearsBack) yield break;
        }
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());

    // Marsaglia and Tsang; a shape below one by the power of a uniform.
    private double Gamma(double shape)
    {
        if (shape < 1) return Gamma(shape + 1) * Math.Pow(1 - chance.NextDouble(), 1 / shape);
        var (d, c) = (shape - 1.0 / 3, 1 / Math.Sqrt(9 * (shape - 1.0 / 3)));
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(1 - chance.NextDouble()) < 0.5 * x * x + d - d * v + d * Math.Log(v)) return d * v;
        }
    }
}
