using System.Text.Encodings.Web;
using System.Text.Json;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.PeoplesData.Erasing;

/// <summary>Whom an erasure is about, with the strings by which the person is found outside their own rows. Lives as long as the erasing, and is written nowhere.</summary>
/// <param name="Names">Others may bear them too: replaced in the person's own file and where no customer is named.</param>
/// <param name="Numbers">Numbers and addresses that are one person's: replaced wherever they stand.</param>
internal sealed record ErasedPerson(ErasureEntry Entry, IReadOnlyList<string> Names, IReadOnlyList<string> Numbers)
{
    private const int NameLengthMin = 2, PlainWordLengthMin = 8, NumberLengthMin = 8, KeyLengthMin = 6;
    private static readonly JsonSerializerOptions Escaping = new() { Encoder = JavaScriptEncoder.Default };

    public CustomerId Customer => CustomerId.From(Entry.Customer);
    public ContactId? Contact => Entry.Contact is { } id ? ContactId.From(id) : null;

    /// <summary>Everything by which a file is known to hold the person: as written, as searches write it, and as JSON writes it.</summary>
    public IReadOnlyList<string> Everything => [.. Written(Names).Concat(Written(Numbers)).Distinct(StringComparer.Ordinal).OrderByDescending(s => s.Length)];

    /// <summary>The same without short words in plain letters, which are parts of others: "list" is a name and the name of a field.</summary>
    public IReadOnlyList<string> Distinctive => [.. Everything.Where(s => s.Length >= PlainWordLengthMin || !s.All(char.IsAsciiLetterOrDigit))];

    /// <summary>The numbers alone.</summary>
    public IReadOnlyList<string> EveryNumber => [.. Written(Numbers).Distinct(StringComparer.Ordinal).OrderByDescending(s => s.Length)];

    public bool IsIn(string text) => Everything.Any(s => text.Contains(s, StringComparison.OrdinalIgnoreCase));

    public static async Task<ErasedPerson> Of(Db db, ErasureEntry entry, CustomerMobile mobiles, ContactSeals seals, CancellationToken stop)
    {
        var (names, numbers, id) = (new List<string?>(), new List<string?>(), CustomerId.From(entry.Customer));
        if (entry.What == ErasedWhat.Customer && await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is { } customer)
        {
            names.Add(customer.Name);
            numbers.Add(mobiles.Open(id, customer.MobileSealed));
            if (customer.ExternalKey is { Length: >= KeyLengthMin } key) names.Add(key);
        }

        var contacts = db.Contacts.AsNoTracking().Where(c => c.CustomerId == id);
        var channels = db.ContactChannels.AsNoTracking().Where(c => c.CustomerId == id);
        if (entry.Contact is { } one)
        {
            var contact = ContactId.From(one);
            (contacts, channels) = (contacts.Where(c => c.Id == contact), channels.Where(c => c.ContactId == contact));
        }

        if (entry.What != ErasedWhat.PersonalFacts)
        {
            names.AddRange(await contacts.Select(c => c.Name).ToListAsync(stop));
            numbers.AddRange((await channels.ToListAsync(stop)).Select(seals.Open));
        }

        return new(entry, [.. names.OfType<string>().Where(n => n.Trim().Length >= NameLengthMin && n != entry.Pseudonym)], [.. numbers.OfType<string>().SelectMany(Shapes).Where(n => n.Length >= NumberLengthMin).Distinct(StringComparer.Ordinal)]);
    }

    // +8613800138000, 13800138000, 138-0013-8000 and 138 0013 8000 are one number.
    private static IEnumerable<string> Shapes(string number)
    {
        yield return number;
        if (number.StartsWith("+86", StringComparison.Ordinal)) yield return number[3..];
        var digits = number.StartsWith("+86", StringComparison.Ordinal) ? number[3..] : number;
        if (digits.Length != 11 || !digits.All(char.IsAsciiDigit)) yield break;
        foreach (var sign in new[] { ' ', '-', '.' })
        {
            yield return $"{digits[..3]}{sign}{digits[3..7]}{sign}{digits[7..]}";
            yield return $"{digits[..4]}{sign}{digits[4..]}";
        }
    }

    private static IEnumerable<string> Written(IEnumerable<string> strings)
    {
        foreach (var text in strings)
        {
            yield return text;
            yield return text.ToLowerInvariant();
            yield return CustomerName.Key(text);
            yield return JsonSerializer.Serialize(text, Escaping)[1..^1];
        }
    }
}
