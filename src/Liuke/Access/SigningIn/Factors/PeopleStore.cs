using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access.SigningIn.Factors;

/// <summary>Lets the framework's passkey arithmetic look people and their passkeys up. What changes, the use cases change.</summary>
internal sealed class PeopleStore(IDbContextFactory<Db> store) : IUserPasskeyStore<Person>
{
    public async Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(userId, out var id)) return null;
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
    }

    public async Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedUserName == normalizedUserName, cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var id = user.PersonId;
        return [.. (await db.Passkeys.AsNoTracking().Where(p => p.PersonId == id).ToListAsync(cancellationToken)).Select(p => p.Info())];
    }

    public async Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var credential = Passkey.Spell(credentialId);
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return await db.Passkeys.AsNoTracking().SingleOrDefaultAsync(p => p.Credential == credential, cancellationToken) is { } passkey
            ? await FindByIdAsync(passkey.PersonId.ToString(), cancellationToken) : null;
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var (credential, id) = (Passkey.Spell(credentialId), user.PersonId);
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return (await db.Passkeys.AsNoTracking().SingleOrDefaultAsync(p => p.Credential == credential && p.PersonId == id, cancellationToken))?.Info();
    }

    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.UserName);

    public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.NormalizedUserName);

    public void Dispose() { }

    public Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ByUseCase();

    public Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) => throw ByUseCase();

    public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) => throw ByUseCase();

    public Task SetNormalizedUserNameAsync(Person user, string? normalizedName, CancellationToken cancellationToken) => throw ByUseCase();

    public Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken) => throw ByUseCase();

    public Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken) => throw ByUseCase();

    public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) => throw ByUseCase();

    private static NotSupportedException ByUseCase() => new("A use case does this.");
}
