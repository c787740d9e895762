using Liuke.Access;
using Liuke.Archive.Facts;
using Liuke.Archive.People;
using Liuke.Archive.PeoplesData.Requests;
using Liuke.Basics;
using Liuke.Exports;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Copies;

/// <summary>One line of a copy: what it is part of, which field, what it says, where it came from.</summary>
public sealed record CopyLine(Text Part, Text Field, string? Says)
{
    public string? Source { get; init; }
    public Instant? At { get; init; }
    public PersonId? By { get; init; }
}

/// <summary>Whom a copy is of.</summary>
/// <param name="Contact">One contact alone; null for the whole file.</param>
public sealed record CopySubject(CustomerId Customer, ContactId? Contact);

/// <summary>A room that holds something of people adds it to the copy that a person may ask for.</summary>
public interface IHoldPersonal
{
    int Order { get; }

    Task<IReadOnlyList<CopyLine>> Read(Db db, CopySubject of, CancellationToken stop);
}

/// <summary>Everything held on a customer or one contact, taken out through the exports: proved again, counted, watermarked.</summary>
internal sealed class PersonalCopy(IEnumerable<IHoldPersonal> holders, Company company) : IExportable
{
    public const string ListName = "person-data";

    public string Name => ListName;
    public Text Title => RequestWords.CopyTitle;
    public string Permission => ArchivePermissions.CopyPersonalData;
    public bool IsShort => true;

    public IReadOnlyList<ExportColumn> Columns { get; } =
    [
        new(CopyWords.Part, 16), new(CopyWords.Field, 20), new(CopyWords.Says, 40), new(CopyWords.Source, 20), new(CopyWords.At, 18), new(CopyWords.By, 14),
    ];

    public static string Query(string code, Guid? contact) => $"customer={Uri.EscapeDataString(code)}{(contact is { } one ? $"&contact={one}" : "")}";

    public Text Says(IQueryCollection asked) => Text.Same(asked["customer"].ToString());

    public async Task<int> Count(Db db, IQueryCollection asked, int most, CancellationToken stop)
        => await Subject(db, asked, stop) is { } of ? (await Lines(db, of, stop)).Count : 0;

    public async Task<ExportChunk> Read(Db db, ExportStretch stretch, CancellationToken stop)
    {
        if (await Subject(db, stretch.Asked, stop) is not { } of) return new([], null);
        var lines = await Lines(db, of, stop);
        var people = await db.People.AsNoTracking().ToDictionaryAsync(p => new PersonId(p.Id), p => p.Name, stop);
        return new([.. lines.Select(l => new object?[]
        {
            l.Part, l.Field, l.Says, l.Source, l.At is { } at ? at.InZone(company.Zone).ToString("uuuu-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : null, l.By is { } by ? people.GetValueOrDefault(by) : null,
        })], null);
    }

    // Nobody is invented among one person's own data.
    public ExportCanary? Canary(Random dice) => null;

    private async Task<List<CopyLine>> Lines(Db db, CopySubject of, CancellationToken stop)
    {
        var lines = new List<CopyLine>();
        foreach (var holder in holders.OrderBy(h => h.Order)) lines.AddRange(await holder.Read(db, of, stop));
        return lines;
    }

    private static async Task<CopySubject?> Subject(Db db, IQueryCollection asked, CancellationToken stop)
    {
        if (await db.CustomerOf(asked["customer"].ToString(), stop) is not { } customer) return null;
        if (asked["contact"].ToString() is not { Length: > 0 } named) return new(customer, null);
        ContactId? contact = Guid.TryParse(named, out var id) ? ContactId.From(id) : null;
        return await db.Contacts.AnyAsync(c => c.Id == contact && c.CustomerId == customer, stop) ? new(customer, contact) : null;
    }
}
