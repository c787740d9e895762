using Liuke.Access;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Trade.Imports;

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
        services.AddPermissions(new Permission(TradePermissions.ImportOrders, ImportWords.ImportOrders, Roles.Manager | Roles.GM | Roles.Admin));
        services.AddScoped<OrderImport>().AddScoped<StartOrderImport>().AddScoped<TryOrderImport>().AddScoped<ReadImport>();
        services.AddScoped<UndoOrderImport>().AddScoped<CancelOrderImport>();
        services.AddJob<ImportOrders>().AddJob<UndoOrders>();
        return services;
    }
}
