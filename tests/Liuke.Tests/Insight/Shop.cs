using Liuke.Archive;
using Liuke.Basics;
using Liuke.Insight.Refresh;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Trade;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Liuke.Tests.Insight;

/// <summary>What somebody bought, or gave back, on a day.</summary>
public sealed record Sale(string Customer, LocalDate On, decimal Amount, decimal? Cost = null)
{
    public PersonId? Owner { get; init; }
    public DepartmentId? Department { get; init; }
}

/// <summary>A house with customers who buy, as an import would leave it: orders, and a mark for each customer.</summary>
public sealed class Shop(TestHouse house)
{
    public static readonly DepartmentId East = new(Guid.Parse("0195f000-0000-7000-8000-000000000001"));
    public static readonly DepartmentId West = new(Guid.Parse("0195f000-0000-7000-8000-000000000002"));
    public static readonly PersonId Lin = new(Guid.Parse("0195f000-0000-7000-8000-000000000011"));
    public static readonly PersonId Chen = new(Guid.Parse("0195f000-0000-7000-8000-000000000012"));

    private static readonly BulkTable Orders = new("Orders",
    [
        "Id", "Number", "CustomerId", "OwnerId", "DepartmentId", "Kind", "OrderedAt", "OrderedOn",
        "NetMinor", "Currency", "LineCount", "CostedNetMinor", "CostMinor",
    ], ["Id"]);

    private static readonly BulkTable Marks = new("OrderChanges", ["CustomerId", "Stamp"], ["CustomerId"], Overwrites: true);

    private int sold;

    public async Task<IReadOnlyDictionary<string, CustomerId>> Sell(params IReadOnlyList<Sale> sales) => await house.Look(async db =>
    {
        await using var write = await db.BeginWrite(default);
        var ids = new Dictionary<string, CustomerId>(StringComparer.Ordinal);
        var seats = new Dictionary<string, CustomerSeat>(StringComparer.Ordinal);
        foreach (var alike in sales.GroupBy(s => (s.Owner, Department: s.Department ?? East)))
        {
            var named = alike.Select(s => s.Customer).Distinct().Select(c => new NewCustomer(c, c, null, null)).ToList();
            foreach (var (key, seat) in await house.Services.CreateScope().ServiceProvider.GetRequiredService<CustomerRegister>()
                .Settle(db, named, new(alike.Key.Owner, alike.Key.Department), house.Clock.Now, default))
                (ids[key], seats[key]) = (seat.Id, seat);
        }

        await using (var orders = await db.Dialect.Write(db, Orders, default))
        {
            foreach (var sale in sales) await Add(orders, sale, seats[sale.Customer]);
            await orders.Complete(default);
        }

        await Mark(db, ids.Values);
        await write.Commit(default);
        return ids;
    });

    public async Task Mark(Db db, IEnumerable<CustomerId> customers)
    {
        var stamp = Guid.CreateVersion7(house.Clock.Now.ToDateTimeOffset());
        await using var marks = await db.Dialect.Write(db, Marks, default);
        foreach (var customer in customers) await marks.Add(customer, stamp);
        await marks.Complete(default);
    }

    public async Task<JobView> Refresh(LocalDate? asOf = null)
    {
        var arguments = new RefreshArguments(asOf?.ToString("uuuu-MM-dd", null));
        var job = await house.Do<AskForJob, JobId>(ask => ask.Run<RefreshInsight>(arguments, null, null, default));
        await house.Services.GetRequiredService<RunJob>().Run(job, null, default);
        return (await house.Do<ReadJob, JobView?>(read => read.Run(job, default)))!;
    }

    public Task<Standing> Standing(CustomerId customer) => house.Look(db => db.Standings.AsNoTracking().SingleAsync(s => s.CustomerId == customer));

    private async Task Add(IBulkWriter orders, Sale sale, CustomerSeat seat)
    {
        var at = sale.On.At(new LocalTime(10, 0)).InZoneStrictly(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).ToInstant();
        var net = (long)(sale.Amount * 100);
        await orders.Add(Ids.New<OrderId>(at), $"S{++sold:000000}", seat.Id, seat.OwnerId, seat.DepartmentId, sale.Amount < 0 ? OrderKind.Return : OrderKind.Sale,
            at, sale.On, net, "CNY", 1, sale.Cost is null ? 0L : net, sale.Cost is { } cost ? (long)(cost * 100) : 0L);
    }
}
