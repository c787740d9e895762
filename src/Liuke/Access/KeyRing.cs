using System.Xml.Linq;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Liuke.Access;

/// <summary>A key that sign-in cookies and form tokens are sealed with.</summary>
internal sealed class ProtectionKey
{
    private ProtectionKey() { }

    public ProtectionKey(Guid id, string name, string xml) => (Id, Name, Xml) = (id, name, xml);

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Xml { get; private set; } = "";
}

/// <summary>Keeps the keys in the database: sessions outlive a restart, and all nodes share them. No backup holds them.</summary>
internal sealed class KeyRing(IServiceScopeFactory scopes, IClock clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        using var db = scope.ServiceProvider.GetRequiredService<IDbContextFactory<Db>>().CreateDbContext();
        return [.. db.ProtectionKeys.OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        using var db = scope.ServiceProvider.GetRequiredService<IDbContextFactory<Db>>().CreateDbContext();
        db.ProtectionKeys.Add(new(Guid.CreateVersion7(clock.GetCurrentInstant().ToDateTimeOffset()), friendlyName, element.ToString(SaveOptions.DisableFormatting)));
        db.SaveChanges();
    }
}

internal static class KeyRingRoom
{
    public static IServiceCollection AddKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Liuke");
        services.AddSingleton<KeyRing>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = s.GetRequiredService<KeyRing>()));
        return services;
    }
}
