using System.Data.Common;
using System.Globalization;
using Liuke.Archive;
using Liuke.Archive.Facts;
using Liuke.Archive.Merging;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Tests.FollowUp;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Tests.Archive.Merging;

/// <summary>Customers of Lin's that were entered more than once, as drafts, so that no leave is needed.</summary>
internal sealed class MergeScene : IAsyncDisposable
{
    public WorkScene Firm { get; private init; } = null!;
    public PersonId Lin { get; private set; }
    public TestHouse House => Firm.House;

    public static async Task<MergeScene> Open()
    {
        var firm = await WorkScene.Open();
        return new() { Firm = firm, Lin = await firm.Rep("lin") };
    }

    public async Task<CustomerId> Draft(PersonId? owner = null, DepartmentId? department = null)
    {
        var customer = await Firm.Customer(owner ?? Lin, department);
        await House.Look(async db =>
        {
            await db.FileReviews.Where(r => r.CustomerId == customer).ExecuteDeleteAsync();
            db.FileReviews.Add(new FileReview(await db.Customers.SingleAsync(c => c.Id == customer), owner ?? Lin, House.Clock.Now));
            return await db.SaveChangesAsync();
        });
        return customer;
    }

    public Task<string> Code(CustomerId id) => House.Look(db => db.Customers.Where(c => c.Id == id).Select(c => c.Code).SingleAsync());

    public async Task<Outcome<MergeAnswer>> Merge(CustomerId into, CustomerId from, params IReadOnlyList<string> take)
        => await Merge(await Code(into), await Code(from), new(take, null, null, null));

    public Task<Outcome<MergeAnswer>> Merge(string into, string from, MergeAsked asked, PersonId? by = null, Reach? reach = null)
        => House.Do<MergeCustomers, Outcome<MergeAnswer>>(merge => merge.Run(into, from, asked, by ?? Lin, default), reach ?? Reach.Own(by ?? Lin));

    public Task<Outcome<MergeAnswer>> Undo(MergeId id, PersonId? by = null, Reach? reach = null)
        => House.Do<UndoMerge, Outcome<MergeAnswer>>(undo => undo.Run(id, null, by ?? Lin, default), reach ?? Reach.Own(by ?? Lin));

    public Task<int> Say(CustomerId customer, string field, string words) => House.Look(async db =>
    {
        var fact = await db.Facts.SingleOrDefaultAsync(f => f.CustomerId == customer && f.FieldKey == field);
        if (fact is null) db.Facts.Add(fact = new Fact(customer, field));
        fact.Set(new(words, words, null), Provenance.Typed, Lin, House.Clock.Now);
        return await db.SaveChangesAsync();
    });

    public Task<string?> Fact(CustomerId customer, string field) => House.Look(db => db.Facts.Where(f => f.CustomerId == customer && f.FieldKey == field).Select(f => f.Words).SingleOrDefaultAsync());

    /// <summary>Every row of every table as the database itself gives it, column by column; those columns aside that count.</summary>
    public Task<Dictionary<string, List<string>>> Rows(params IReadOnlyCollection<string> aside) => House.Look(async db =>
    {
        var tables = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct().Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            var rows = tables[table] = [];
            while (await reader.ReadAsync())
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Where(i => !aside.Contains($"{table}.{reader.GetName(i)}")).OrderBy(i => reader.GetName(i), StringComparer.Ordinal).Select(i => $"{reader.GetName(i)}={Value(reader, i)}")));
            rows.Sort(StringComparer.Ordinal);
        }

        return tables;
    });

    public async ValueTask DisposeAsync() => await Firm.DisposeAsync();

    private static string Value(DbDataReader reader, int place) => reader.IsDBNull(place) ? "null" : reader.GetValue(place) switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateTime at => at.ToString("O", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
    };
}
