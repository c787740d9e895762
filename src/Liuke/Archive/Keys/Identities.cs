using System.Security.Cryptography;
using System.Text;
using Liuke.Access;
using Liuke.Access.Fields;
using Liuke.Archive.Sharing;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Keys;

/// <summary>A key as somebody wrote it.</summary>
public sealed record IdentityClaim(IdentityKind Kind, string Typed);

/// <summary>The customer that has a key already, as much of it as whoever asks may know.</summary>
public sealed record Holder(IdentityKind Kind, CustomerId Id, string Code, string Name, string? Owner, string Department, bool IsWithinReach);

/// <summary>The one rule by which a customer is recognised beyond doubt: for forms, imports and programs, kept by one unique index.</summary>
public sealed class Identities(CustomerMobile mobiles)
{
    /// <summary>The field of the file in which a credit code is read.</summary>
    public const string CreditField = "firm.creditcode";

    private const int HashBytes = 16;
    private const int Step = 500;

    internal static readonly BulkTable Bulk = new("CustomerIdentities", ["Kind", "KeyHash", "CustomerId", "Shown", "AddedAt"], ["Kind", "KeyHash"], Overwrites: true) { Conflict = """ON CONFLICT ("Kind", "KeyHash") DO NOTHING""" };

    /// <summary>By which equal keys are found, however they were written; null where it is no key of its kind.</summary>
    public byte[]? Hash(IdentityClaim claim) => claim.Kind switch
    {
        IdentityKind.Mobile => CustomerKey.Phone(claim.Typed) is { } phone ? mobiles.IndexOf(phone) : null,
        IdentityKind.CreditCode => CreditCode.Read(claim.Typed) is { } code ? Digest(code) : null,
        IdentityKind.WeCom => string.IsNullOrWhiteSpace(claim.Typed) ? null : Digest(claim.Typed.Trim()),
        _ => string.IsNullOrWhiteSpace(claim.Typed) ? null : OfKept(mobiles.KeyOf(claim.Typed)),
    };

    /// <summary>The hash of an external key as customers keep it.</summary>
    internal static byte[] OfKept(string externalKey) => Digest(externalKey);

    /// <summary>Gives a customer these keys, in the caller's transaction. Whoever comes second is told who has it.</summary>
    /// <returns>A conflict that names the holder; nothing was written then.</returns>
    public async Task<Refusal?> Claim(Db db, CustomerId customer, IReadOnlyCollection<IdentityClaim> claims, Instant now, CancellationToken stop)
    {
        if (await HolderOf(db, claims, customer, stop) is { } holder) return KeyWords.Taken(holder);
        foreach (var claim in claims)
        {
            if (Hash(claim) is not { } hash || await db.CustomerIdentities.AnyAsync(i => i.Kind == claim.Kind && i.KeyHash == hash, stop)) continue;
            db.CustomerIdentities.Add(new(claim.Kind, hash, customer, claim.Kind == IdentityKind.CreditCode ? CreditCode.Read(claim.Typed) : null, now));
        }

        return null;
    }

    /// <summary>Takes a key off a customer that no longer has it.</summary>
    public async Task Release(Db db, CustomerId customer, IdentityClaim claim, CancellationToken stop)
    {
        if (Hash(claim) is { } hash) await db.CustomerIdentities.Where(i => i.Kind == claim.Kind && i.KeyHash == hash && i.CustomerId == customer).ExecuteDeleteAsync(stop);
    }

    /// <summary>Who has one of these keys, other than the customer itself; beyond the asker's reach by a masked name only.</summary>
    public async Task<Holder?> HolderOf(Db db, IReadOnlyCollection<IdentityClaim> claims, CustomerId? except, CancellationToken stop)
    {
        await using var _ = await db.Beyond(stop);
        foreach (var claim in claims)
        {
            if (Hash(claim) is not { } hash) continue;
            var found = await db.CustomerIdentities.IgnoreQueryFilters().AsNoTracking().Where(i => i.Kind == claim.Kind && i.KeyHash == hash && i.CustomerId != except)
                .Join(db.Customers.IgnoreQueryFilters(), i => i.CustomerId, c => c.Id, (i, c) => new { c.Id, c.Code, c.Name, c.OwnerId, c.DepartmentId }).SingleOrDefaultAsync(stop);
            if (found is null) continue;

            var (owner, isSeen) = (found.OwnerId?.Value, db.Reach.Covers(found.OwnerId, found.DepartmentId, found.Id));
            return new(claim.Kind, found.Id, found.Code, isSeen ? found.Name : SearchElsewhere.Mask(found.Name),
                await db.People.Where(p => p.Id == owner).Select(p => p.Name).SingleOrDefaultAsync(stop),
                await db.Departments.Where(d => d.Id == found.DepartmentId).Select(d => d.Name).SingleOrDefaultAsync(stop) ?? "", isSeen);
        }

        return null;
    }

    /// <summary>Which customers have these keys, for many at once. Sees all: a key is the whole firm's.</summary>
    internal static async Task<Dictionary<string, CustomerSeat>> Seats(Db db, IdentityKind kind, IEnumerable<byte[]> hashes, CancellationToken stop)
    {
        var seats = new Dictionary<string, CustomerSeat>(StringComparer.Ordinal);
        foreach (var some in hashes.Chunk(Step))
        {
            var found = await db.CustomerIdentities.IgnoreQueryFilters().AsNoTracking().Where(i => i.Kind == kind && some.Contains(i.KeyHash))
                .Join(db.Customers.IgnoreQueryFilters(), i => i.CustomerId, c => c.Id, (i, c) => new { i.KeyHash, c.Id, c.OwnerId, c.DepartmentId }).ToListAsync(stop);
            foreach (var one in found) seats[Convert.ToHexStringLower(one.KeyHash)] = new(one.Id, one.OwnerId, one.DepartmentId, false);
        }

        return seats;
    }

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key))[..HashBytes];
}
