using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Archive;
using Liuke.FollowUp;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Trade.ImportDesk;
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
        services.AddSingleton(new MenuEntry(DeskWords.Imports, "/imports", "file-import", TradePermissions.ImportOrders, 40));
        services.AddScoped<OrderImport>().AddScoped<StartOrderImport>().AddScoped<TryOrderImport>().AddScoped<ReadImport>();
        services.AddScoped<UndoOrderImport>().AddScoped<CancelOrderImport>();
        services.AddScoped<ReceiveFile>().AddScoped<DecideImport>().AddScoped<BeginImport>().AddScoped<DiscardImport>();
        services.AddScoped<ReadImports>().AddScoped<ReadImportView>().AddScoped<ReadImportChoices>().AddScoped<PreviewImport>();
        services.AddJob<ImportOrders>().AddJob<UndoOrders>();
        services.AddScoped<ReadCustomerOrders>().AddCustomerPanel<OrdersPanel>(30, PanelPlace.Main);
        services.AddTimelineSource<OrderTimeline>().AddTimelineWords<OrderTimelineWords>();
        services.AddScoped<IFollowCustomer, OrdersFollow>();
        services.AddFigure<SalesFigure>().AddTradePromises().AddAuditKinds(TradeAudit.Kinds);
        return services;
    }

    public static void MapTrade(this IEndpointRouteBuilder doors) => ImportDoors.Map(doors);
}
