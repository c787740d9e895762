using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Merging;

/// <summary>A customer under the code that it has.</summary>
public sealed record KnownCode(CustomerId Id, string Code, bool IsFormer);

public static class FormerCodes
{
    extension(Db db)
    {
        /// <summary>The customer within reach of this code, or into whom the customer of this code was merged; null for a stranger.</summary>
        public async Task<KnownCode?> Former(string code, CancellationToken stop)
        {
            var wanted = code.Trim().ToUpperInvariant();
            return await db.Customers.AsNoTracking().Where(c => c.Code == wanted).Select(c => new KnownCode(c.Id, c.Code, false)).SingleOrDefaultAsync(stop)
                ?? await db.FormerCodes.AsNoTracking().Where(f => f.Code == wanted).Join(db.Customers, f => f.CustomerId, c => c.Id, (f, c) => new KnownCode(c.Id, c.Code, true)).SingleOrDefaultAsync(stop);
        }

        /// <summary>Where codes of merged files lead to, within reach.</summary>
        public async Task<IReadOnlyDictionary<string, string>> FormerOf(IReadOnlyCollection<string> codes, CancellationToken stop)
            => await db.FormerCodes.AsNoTracking().Where(f => EF.Parameter(codes).Contains(f.Code)).Join(db.Customers, f => f.CustomerId, c => c.Id, (f, c) => new { Former = f.Code, c.Code }).ToDictionaryAsync(f => f.Former, f => f.Code, stop);
    }
}

/// <summary>Whoever comes with the code of a merged file is led to the file it was merged into: pages and calls, of any kind, whatever else stands in the address.</summary>
/// <remarks>The status says for ever, but nobody is to remember it: a merge can be undone.</remarks>
internal sealed class LeadToSurvivor(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, IDbContextFactory<Db> store)
    {
        if (http.Request.RouteValues.GetValueOrDefault("code") is not string code || CustomerCode.Read(code) is not { } number || http.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>() is null)
        {
            await next(http);
            return;
        }

        await using var db = await store.CreateDbContextAsync(http.RequestAborted);
        var former = CustomerCode.Of(number);
        var now = await db.FormerCodes.AsNoTracking().Where(f => f.Code == former).Join(db.Customers, f => f.CustomerId, c => c.Id, (f, c) => c.Code).SingleOrDefaultAsync(http.RequestAborted);
        if (now is null)
        {
            await next(http);
            return;
        }

        var path = string.Join('/', http.Request.Path.Value!.Split('/').Select(part => string.Equals(Uri.UnescapeDataString(part).Trim(), code.Trim(), StringComparison.OrdinalIgnoreCase) ? now : part));
        http.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Location = http.Request.PathBase.Add(path) + http.Request.QueryString;
    }
}
