using System.Xml.Linq;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Walls;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Liuke.Access.Keys;

/// <summary>A key that sign-in cookies and form tokens are sealed with, itself sealed by the master key.</summary>
[NotPersonal("keys of the program")]
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

/// <summary>Seals the ring's keys by the master key.</summary>
internal sealed class SealKeyRing(MasterKey master) : IXmlEncryptor
{
    internal const string Purpose = "key-ring";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new(new XElement("sealed", Convert.ToBase64String(master.Seal(Purpose, plain))), typeof(OpenKeyRing));
    }
}

/// <summary>Opens what <see cref="SealKeyRing"/> sealed; the ring names this class in its rows.</summary>
internal sealed class OpenKeyRing(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var master = services.GetRequiredService<MasterKey>();
        var plain = master.Unseal(SealKeyRing.Purpose, Convert.FromBase64String(encryptedElement.Value)) ?? throw new CannotOpen(KeyWords.OtherKey(master.File));
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(plain));
    }
}

internal static class KeyRingRoom
{
    public static IServiceCollection AddKeyRing(this IServiceCollection services)
    {
        services.AddSingleton(MasterKeyPlace.Of).AddSingleton<MasterKey>().AddSingleton<IWhenOpen, FindMasterKey>();
        services.AddDataProtection().SetApplicationName("Liuke");
        services.AddSingleton<KeyRing>().AddSingleton<SealKeyRing>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(keys =>
        {
            keys.XmlRepository = s.GetRequiredService<KeyRing>();
            keys.XmlEncryptor = s.GetRequiredService<SealKeyRing>();
        }));
        return services;
    }
}
