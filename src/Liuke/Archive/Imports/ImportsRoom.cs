using Liuke.Intake;
using Liuke.Storage;

namespace Liuke.Archive.Imports;

public static class ImportsRoom
{
    public static IServiceCollection AddCustomerImports(this IServiceCollection services)
        => services.AddSingleton<ITables, ImportTables>().AddScoped<UndoCustomers>().AddScoped<WriteTemplate>().AddImportKind<CustomerFileKind>();

    public static IServiceCollection AddCustomerHolder<T>(this IServiceCollection services) where T : class, IHoldCustomer => services.AddScoped<IHoldCustomer, T>();
}
