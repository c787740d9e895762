using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.PeoplesData.Copies;
using Liuke.Archive.Imports;
using Liuke.Archive.Merging;
using Liuke.FollowUp;
using Liuke.Intake;
using Liuke.Storage;
using Liuke.Trade.Habits;
using Liuke.Trade.Imports;
using Liuke.Ui;

namespace Liuke.Trade;

public static class TradePermissions
{
    public const string ImportOrders = "trade.orders.import";
}

public static class TradeRoom
{
    public static IServiceCollection AddTrade(this IServiceCollection services)
    {
        services.AddSingleton<ITables, TradeTables>();
        services.AddPermissions(new Permission(TradePermissions.ImportOrders, ImportWords.ImportOrders, Roles.Manager | Roles.GM | Roles.Admin) { Act = Act.Edit });
        services.AddScoped<UndoOrders>().AddImportKind<OrderFileKind>();
        services.AddScoped<IHoldPersonal, OrderCopy>();
        services.AddScoped<ReadCustomerOrders>().AddCustomerPanel<OrdersPanel>(30, PanelPlace.Main);
        services.AddTimelineSource<OrderTimeline>().AddTimelineWords<OrderTimelineWords>();
        services.AddScoped<IFollowCustomer, OrdersFollow>().AddCustomerHolder<OrdersHold>().AddMergeRules(OrdersMerge.Rules).AddMergeFollower<OrdersMerge>();
        services.AddFigure<SalesFigure>().AddTradePromises().AddHabits();
        return services;
    }
}
