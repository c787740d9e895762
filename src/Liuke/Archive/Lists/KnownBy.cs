using System.Globalization;
using System.Text.RegularExpressions;
using Liuke.Archive.Keys;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Lists;

/// <summary>Customers that a text names otherwise than by their name, each found by an index: own key, mobile, ending of a number, serial, credit code, somebody there.</summary>
public sealed partial class KnownBy(CustomerMobile mobiles, ContactSeals seals, Identities identities)
{
    private const int Most = 500;

    /// <returns>The numbers of the customers, each with how it is named.</returns>
    internal async Task<Dictionary<long, Text>> Find(Db db, string typed, CancellationToken stop)
    {
        var found = new Dictionary<long, Text>();
        await Keys(db, typed, found, stop);
        await Mobiles(db, typed, found, stop);
        await Contacts(db, typed, found, stop);
        return found;
    }

    private async Task Keys(Db db, string typed, Dictionary<long, Text> found, CancellationToken stop)
    {
        var key = mobiles.KeyOf(typed);
        Add(found, await db.Customers.Where(c => c.ExternalKey == key).Select(c => c.Number).ToListAsync(stop), ListWords.ByKey);
        if (identities.Hash(new(IdentityKind.CreditCode, typed)) is { } credit)
            Add(found, await Numbers(db, db.CustomerIdentities.Where(i => i.Kind == IdentityKind.CreditCode && i.KeyHash == credit).Select(i => i.CustomerId), stop), ListWords.ByCreditCode);
        if (!Digits().IsMatch(typed.Trim()) || !long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)) return;
        var years = await db.CodeSerials.Select(s => s.Year).ToListAsync(stop);
        var codes = years.ConvertAll(year => CustomerCode.Number(year, serial));
        // A code without its letter and dashes: the year, the serial and perhaps the check digit.
        foreach (var year in years.Where(y => typed.Trim() is { Length: >= 9 } plain && plain.StartsWith(y.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)))
            codes.AddRange([CustomerCode.Number(year, serial % Power(typed.Trim().Length - 4)), CustomerCode.Number(year, serial / 10 % Power(typed.Trim().Length - 5))]);
        Add(found, await db.Customers.Where(c => codes.Contains(c.Number)).Select(c => c.Number).ToListAsync(stop), ListWords.Code);
    }

    private async Task Mobiles(Db db, string typed, Dictionary<long, Text> found, CancellationToken stop)
    {
        if (CustomerKey.Phone(typed) is { } mobile)
        {
            var index = mobiles.IndexOf(mobile);
            Add(found, await db.Customers.Where(c => c.MobileIndex == index).Select(c => c.Number).Take(Most).ToListAsync(stop), ListWords.ByMobile);
        }

        if (!CustomerMobile.IsEnding(typed)) return;
        var ending = mobiles.EndIndexOf(typed.Trim());
        Add(found, await db.Customers.Where(c => c.MobileEndIndex == ending).Select(c => c.Number).Take(Most).ToListAsync(stop), ListWords.ByMobileEnding);
    }

    // Customers somebody of whom is called exactly so, or is reached under it: a whole number or address, or the last four digits of a number.
    private async Task Contacts(Db db, string typed, Dictionary<long, Text> found, CancellationToken stop)
    {
        var indexes = seals.IndexesOf(typed);
        Add(found, await Numbers(db, db.ContactChannels.Where(c => indexes.Contains(c.Index)).Select(c => c.CustomerId), stop), ListWords.ByContactChannel);
        if (CustomerMobile.IsEnding(typed))
        {
            var ending = seals.EndIndexOf(typed.Trim());
            Add(found, await Numbers(db, db.ContactChannels.Where(c => c.EndIndex == ending).Select(c => c.CustomerId), stop), ListWords.ByContactEnding);
        }

        var name = typed.Trim();
        if (name.Length is < 2 or > Contact.NameLengthMax || Digits().IsMatch(name)) return;
        Add(found, await Numbers(db, db.Contacts.Where(c => c.Name == name).Select(c => c.CustomerId), stop), ListWords.ByContactName);
    }

    private static async Task<List<long>> Numbers(Db db, IQueryable<CustomerId> customers, CancellationToken stop)
    {
        var ids = await customers.Take(Most).ToListAsync(stop);
        return ids.Count == 0 ? [] : await db.Customers.Where(c => ids.Contains(c.Id)).Select(c => c.Number).ToListAsync(stop);
    }

    private static void Add(Dictionary<long, Text> found, List<long> numbers, Text how)
    {
        foreach (var number in numbers) found.TryAdd(number, how);
    }

    private static long Power(int digits) => (long)Math.Pow(10, digits);

    [GeneratedRegex(@"^\d{1,14}$", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
