using Liuke.Access;
using Liuke.Access.Granting;
using Liuke.Archive;
using Liuke.Archive.Entries;
using Liuke.Archive.Facts;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Tests.Access.Granting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Liuke.Tests.Archive.Facts;

/// <summary>The firm of the grants, with its customer's file; everybody acts within the reach of who changes files.</summary>
internal sealed class FileScene : IAsyncDisposable
{
    public static readonly IReadOnlyDictionary<string, string?> Nothing = new Dictionary<string, string?>();

    public GrantScene Grants { get; private init; } = null!;
    public TestHouse House => Grants.House;
    public TestClock Clock => Grants.Clock;
    public PersonId Xiaoyu => Grants.Firm.Xiaoyu;
    public CustomerId Customer => Grants.Customer;
    public string Code => Grants.Code;

    public static async Task<FileScene> Open() => new() { Grants = await GrantScene.Open() };

    /// <summary>As the door of that permission would let this person in, a moment after whoever came before.</summary>
    public async Task<T> As<TUse, T>(PersonId person, Func<TUse, Task<T>> act, string permission = ArchivePermissions.ChangeFiles) where TUse : notnull
    {
        Clock.Advance(Duration.FromMilliseconds(1));
        await using var scope = House.Services.CreateAsyncScope();
        var rights = await Grants.Firm.Rights(person);
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Become(rights);
        scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = rights.Reach(permission);
        return await act(scope.ServiceProvider.GetRequiredService<TUse>());
    }

    public Task<Outcome<FactsSaved>> Change(PersonId by, string field, string? value, string? was = null, string? reason = null, Provenance? from = null)
        => Change(by, new Dictionary<string, string?> { [field] = value }, was is null ? Nothing : new Dictionary<string, string?> { [field] = was }, reason, from);

    public Task<Outcome<FactsSaved>> Change(PersonId by, IReadOnlyDictionary<string, string?> mine, IReadOnlyDictionary<string, string?>? original = null, string? reason = null, Provenance? from = null)
        => As<ChangeFacts, Outcome<FactsSaved>>(by, change => change.Run(Code, null, new(original ?? Nothing, mine, from ?? Provenance.Typed, reason), by, default));

    public Task<Outcome<int>> Verify(PersonId by, params string[] fields) => As<VerifyFacts, Outcome<int>>(by, verify => verify.Run(Code, fields, by, default));

    public Task<Outcome<FileEntryId>> Save(PersonId by, string module, IReadOnlyDictionary<string, string?> values, FileEntryId? id = null, IReadOnlyDictionary<string, string?>? original = null, LocalDate? on = null)
        => As<SaveEntry, Outcome<FileEntryId>>(by, save => save.Run(Code, module, id, new(on, original ?? Nothing, values), by, default));

    public Task<Fact?> Fact(string field) => House.Look(db => db.Facts.AsNoTracking().SingleOrDefaultAsync(f => f.CustomerId == Customer && f.FieldKey == field));

    public Task<List<FieldChange>> History(string field) => House.Look(db => db.FieldChanges.AsNoTracking().Where(c => c.CustomerId == Customer && c.FieldKey == field).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync());

    public Task<FileReview> Review() => House.Look(db => db.FileReviews.AsNoTracking().SingleAsync(r => r.CustomerId == Customer));

    public async Task<FileSheet> Read(PersonId person) => (await As<ReadFile, FileSheet?>(person, read => read.Run(Code, default)))!;

    public ValueTask DisposeAsync() => Grants.DisposeAsync();
}
