using Liuke.Archive;
using Liuke.Archive.Facts;
using Liuke.Archive.Filters;
using Liuke.Archive.Interactions;
using Liuke.Archive.Lists;
using Liuke.Archive.Modules;
using Liuke.Archive.People;
using Liuke.Archive.Regions;
using Liuke.Archive.Reviews;
using Liuke.Archive.Ties;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Liuke.Tests.Archive.ListScene;

namespace Liuke.Tests.Archive.Filters;

/// <summary>One customer as the model of the list knows it.</summary>
internal sealed record Known(Someone Is)
{
    public long Number { get; init; }
    public CustomerId Id { get; init; }
    public CustomerKind Kind { get; init; } = CustomerKind.Dealer;
    public CustomerStage Stage { get; init; } = CustomerStage.Customer;
    public PresaleStep Step { get; init; }
    public string? Region { get; init; }
    public string? Country { get; init; }
    public string[] Tags { get; init; } = [];
    public LocalDate[] Touches { get; init; } = [];
    public ReviewState Review { get; init; } = ReviewState.Reviewed;
    public int Complete { get; init; }
    public LocalDate? FreshUntil { get; init; }
    public bool HasContact { get; init; }
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();
}

/// <summary>Customers with all that a filter may ask of them, written to the database and known beside it.</summary>
internal sealed class FilterScene(ListScene list, IReadOnlyList<Known> everybody)
{
    public const string OwnField = "x.rating";

    private static readonly BulkTable Reviews = FileReview.Bulk with { Columns = [.. FileReview.Bulk.Columns, "FreshUntilOn"] };
    private static readonly BulkTable Tags = new("CustomerTags", ["CustomerId", "TagKey", "At"], ["CustomerId", "TagKey"]);
    private static readonly BulkTable Contacts = new("Contacts", ["Id", "CustomerId", "Name", "Role", "IsMain", "CreatedAt", "Version"], ["Id"]);
    private static readonly BulkTable Touches = new("Interactions", ["Id", "Number", "CustomerId", "Channel", "Direction", "HappenedAt", "Body", "BodyKey", "WrittenAt"], ["Id"]);

    public ListScene List => list;
    public IReadOnlyList<Known> Everybody => everybody;

    public static async Task<FilterScene> Set(TestHouse house, IReadOnlyList<Known> known)
    {
        var list = await ListScene.Set(house, [.. known.Select(k => k.Is)]);
        var everybody = await house.Look(async db =>
        {
            var ids = await db.Customers.OrderBy(c => c.Number).Select(c => new { c.Id, c.Number }).ToListAsync();
            var all = known.Select((k, i) => k with { Id = ids[i].Id, Number = ids[i].Number }).ToList();
            await using var write = await db.BeginWrite(default);
            db.FileFields.Add(new FileField(OwnField, "firm", new("评分", "Rating"), FieldType.Number, 90));
            foreach (var word in known.SelectMany(k => k.Tags).Distinct()) db.Tags.Add(new Tag(word, house.Clock.Now));
            await db.SaveChangesAsync();
            foreach (var group in all.GroupBy(k => (k.Kind, k.Stage, k.Step, k.Region, k.Country)))
            {
                var ((kind, stage, step, region, country), some) = (group.Key, group.Select(g => g.Number).ToList());
                await db.Customers.Where(c => EF.Parameter(some).Contains(c.Number)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Kind, kind).SetProperty(c => c.Stage, stage).SetProperty(c => c.Step, step).SetProperty(c => c.Region, region).SetProperty(c => c.Country, country));
            }

            var catalogue = await FileFieldCatalogue.Read(db, default);
            await Put(db, Fact.Bulk, all.SelectMany(k => k.Facts.Select(f => Row(catalogue, k.Id, f.Key, f.Value, house.Clock.Now))));
            await Put(db, Reviews, all.Select(k => new object?[] { k.Id, k.Number, k.Is.Owner, k.Is.Department, (int)k.Review, house.Clock.Now, k.Complete, 0, 0, k.FreshUntil }));
            await Put(db, Tags, all.SelectMany(k => k.Tags.Select(t => new object?[] { k.Id, Tag.KeyOf(t), house.Clock.Now })));
            await Put(db, Contacts, all.Where(k => k.HasContact).Select(k => new object?[] { house.Clock.New<ContactId>(), k.Id, "王" + k.Is.Name, 0, true, house.Clock.Now, 0 }));
            var serial = 0L;
            await Put(db, Touches, all.SelectMany(k => k.Touches.Select(t => new object?[] { house.Clock.New<InteractionId>(), ++serial, k.Id, 1, 1, t.At(new LocalTime(12, 0)).InUtc().ToInstant(), "说过", "说过", house.Clock.Now })));
            await write.Commit(default);
            return all;
        });
        // As when the program opens a database of an older version.
        await house.Look(async db =>
        {
            await new FillProvinces().Run(db, default);
            return true;
        });
        return new(list, everybody);
    }

    /// <summary>The whole list of an address, page by page, as whoever turns them reads it.</summary>
    public async Task<List<CustomerRow>> Walk(string query, Reach? reach = null)
    {
        var asked = CustomersAsked.Read(Query(query));
        var met = new List<CustomerRow>();
        for (var turns = 0; turns < 400; turns++)
        {
            var page = await list.Find(asked, reach);
            met.AddRange(page.Rows);
            if (page.After is null) return met;
            asked = asked with { After = page.After };
        }

        throw new InvalidOperationException("The list has no end.");
    }

    public static QueryCollection Query(string query) => new(QueryHelpers.ParseQuery(query));

    private static object?[] Row(FileFieldCatalogue catalogue, CustomerId customer, string key, string typed, Instant now)
    {
        var value = FieldValue.Read(catalogue.Field(key)!, typed).Refused(out var no, out var read) ? throw new InvalidOperationException(no.Sentence.En) : read!;
        return [customer, key, value.Words, value.Key, value.Amount, 0, null, 0, null, now, null, null, 1];
    }

    private static async Task Put(Db db, BulkTable table, IEnumerable<object?[]> rows)
    {
        await using var writer = await db.Dialect.Write(db, table, default);
        foreach (var row in rows) await writer.Add(row);
        await writer.Complete(default);
    }
}
