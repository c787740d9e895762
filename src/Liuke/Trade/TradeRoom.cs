using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.PeoplesData.Copies;
using Liuke.Archive.Imports;
using Liuke.FollowUp;
using Liuke.Intake;
using Liuke.Storage;
using Liuke.Trade.ImportDesk;
using Liuke.Trade.Imports;
using Liuke.Ui;

namespace Liuke.Trade;

public static class TradePermissions
{
    public const string ImportOrders = IntakePermissions.Import;
}

public static class TradeRoom
{
    public static IServiceCollection AddTrade(this IServiceCollection services)
    {
        services.AddSingleton<ITables, TradeTables>();
        services.AddSingleton(new MenuEntry(DeskWords.Imports, "/imports", "file-import", TradePermissions.ImportOrders, 40));
        services.AddScoped<IHoldPersonal, OrderCopy>();
        services.AddScoped<UndoOrders>().AddImportKind<OrderFileKind>().AddScoped<StartOrderImport>().AddScoped<TryOrderImport>().AddScoped<ReadImport>();
        services.AddScoped<UndoOrderImport>().AddScoped<CancelOrderImport>();
        services.AddScoped<ReceiveFile>().AddScoped<DecideImport>().AddScoped<BeginImport>().AddScoped<DiscardImport>();
        services.AddScoped<ReadImports>().AddScoped<ReadImportView>().AddScoped<ReadImportChoices>().AddScoped<PreviewImport>();
        services.AddScoped<ReadCustomerOrders>().AddCustomerPanel<OrdersPanel>(30, PanelPlace.Main);
        services.AddTimelineSource<OrderTimeline>().AddTimelineWords<OrderTimelineWords>();
        services.AddScoped<IFollowCustomer, OrdersFollow>().AddCustomerHolder<OrdersHold>();
        services.AddFigure<SalesFigure>().AddTradePromises();
        return services;
    }

    public static void MapTrade(this IEndpointRouteBuilder doors) => ImportDoors.Map(doors);
}
