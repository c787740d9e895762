using Liuke.Access;
using Liuke.Archive.Imports.Fields;
using Liuke.Archive.Imports.Histories;
using Liuke.Archive.Imports.People;
using Liuke.Intake;
using Liuke.Storage;

namespace Liuke.Archive.Imports;

public static class ImportsRoom
{
    public static IServiceCollection AddCustomerImports(this IServiceCollection services)
        => services.AddImportRights().AddSingleton<ITables, ImportTables>().AddScoped<UndoCustomers>().AddImportKind<CustomerFileKind>().AddScoped<UndoContacts>().AddImportKind<ContactFileKind>().AddScoped<UndoSaid>().AddImportKind<SaidFileKind>().AddImportKind<FactFileKind>();

    private static IServiceCollection AddImportRights(this IServiceCollection services)
    {
        const Roles Sellers = Roles.Rep | Roles.Manager | Roles.GM, Chiefs = Roles.Manager | Roles.GM | Roles.Admin;
        return services.AddPermissions(
            new Permission(ArchivePermissions.ImportCustomers, CustomerImportWords.MayImportCustomers, Sellers | Roles.Admin) { Act = Act.Edit },
            new Permission(ArchivePermissions.ImportContacts, CustomerImportWords.MayImportContacts, Sellers) { Act = Act.Edit },
            new Permission(ArchivePermissions.ImportInteractions, CustomerImportWords.MayImportInteractions, Sellers) { Act = Act.Edit },
            new Permission(ArchivePermissions.ImportFacts, CustomerImportWords.MayImportFacts, Sellers | Roles.Admin) { Act = Act.Edit },
            new Permission(ArchivePermissions.ImportReviewed, CustomerImportWords.MayImportReviewed, Chiefs) { Act = Act.Edit });
    }

    public static IServiceCollection AddCustomerHolder<T>(this IServiceCollection services) where T : class, IHoldCustomer => services.AddScoped<IHoldCustomer, T>();
}
