using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Storage;
using Liuke.Trade;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Trade;

public sealed class CustomerOrdersTests
{
    private const string Head = "order,customer,date,product code,description,qty,price\n";

    private static async Task<CustomerId> Customer(ImportScene scene) => (await scene.House.Look(db => db.Customers.FirstAsync())).Id;

    [Fact]
    public async Task a_customers_last_orders_come_newest_first_with_their_lines()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText(Head + string.Concat(Enumerable.Range(1, 12).Select(i => $"S{i},a,2024-01-{i:00},P,Pen,{i},10\n")) + "S12,a,2024-01-12,Q,Quill,1,5\nR1,a,2024-02-01,P,Pen,-1,10\n");
        var customer = await Customer(scene);
        var orders = await scene.House.Do<ReadCustomerOrders, CustomerOrders>(read => read.Run(customer, default));

        Assert.Equal((13, 78_000 + 500 - 1_000), (orders.Count, (int)orders.Net.Minor));
        Assert.Equal(["R1", "S12", "S11", "S10", "S9", "S8", "S7", "S6"], orders.Last.Select(o => o.Number));
        Assert.Equal(OrderKind.Return, orders.Last[0].Kind);
        Assert.Equal(["P Pen 12", "Q Quill 1"], orders.Last[1].Lines.Select(l => $"{l.Product} {l.Name} {l.Quantity:0}"));
    }

    [Fact]
    public async Task whole_orders_have_lines_without_a_product()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText("order,customer,date,amount\n1,a,2024-01-05,7\n");
        var customer = await Customer(scene);
        var orders = await scene.House.Do<ReadCustomerOrders, CustomerOrders>(read => read.Run(customer, default));
        Assert.Equal(("", 700L), (orders.Last[0].Lines[0].Product, orders.Last[0].Lines[0].Amount.Minor));
    }

    [Fact]
    public async Task orders_of_customers_out_of_reach_are_not_told()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText(Head + "1,a,2024-01-05,P,Pen,1,10\n");
        var customer = await Customer(scene);
        var orders = await scene.House.Do<ReadCustomerOrders, CustomerOrders>(read => read.Run(customer, default), Reach.Own(scene.House.Clock.New<PersonId>()));
        Assert.Equal(0, orders.Count);
    }

    [Fact]
    public async Task the_timeline_borrows_orders_newest_first_within_its_slice()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText(Head + "1,a,2024-01-05,P,Pen,1,10\n2,a,2024-02-05,P,Pen,1,10\n3,a,2024-03-05,P,Pen,-1,10\n");
        var customer = await Customer(scene);
        var facts = await scene.House.Look(db => new OrderTimeline().Read(db, new(customer, null, Instant.FromUtc(2024, 3, 31, 0, 0), 2), default));
        var words = new OrderTimelineWords();
        Assert.Equal(["退货 3，-¥10.00", "订单 2，1 行，¥10.00"], facts.Select(f => words.Say(f).Sentence.Zh));
    }

    [Fact]
    public async Task sales_of_this_month_stand_against_the_same_days_of_the_last()
    {
        await using var scene = await ImportScene.Open();
        scene.House.Clock.Now = Instant.FromUtc(2024, 3, 10, 2, 0);
        await scene.ImportText(Head + "1,a,2024-03-02,P,Pen,1,120\n2,a,2024-02-03,P,Pen,1,100\n3,a,2024-02-20,P,Pen,1,500\n");
        await using var scope = scene.House.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = Reach.All;
        var figure = await scope.ServiceProvider.GetServices<IFigure>().OfType<SalesFigure>().Single().Read(default);
        Assert.Equal("¥120", figure.Value.Zh);
        Assert.Contains("20%", figure.Says.En, StringComparison.Ordinal);
    }
}
