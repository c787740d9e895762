using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Modules;

/// <summary>All modules and fields as they are now, and which fields hold something already.</summary>
public sealed class ReadModules(IDbContextFactory<Db> store)
{
    public async Task<FileFieldCatalogue> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await FileFieldCatalogue.Read(db, stop);
    }
}
