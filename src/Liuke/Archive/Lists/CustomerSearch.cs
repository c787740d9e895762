using System.Globalization;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Liuke.Archive.Merging;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Lists;

/// <summary>What somebody typed: part of a code, part of a name, the firm's own key, a mobile number or its last four digits.</summary>
internal sealed partial class CustomerSearch
{
    /// <summary>Above this many names, walking the list and looking at each name is faster than fetching all that match.</summary>
    private const int Many = 5000;

    private readonly IReadOnlyList<Tuple<long, long>>? numbers;
    private readonly IQueryable<Customer>? few;
    private readonly Expression<Func<Customer, bool>>? common;
    private readonly Db db;

    private CustomerSearch(Db db, IReadOnlyList<Tuple<long, long>>? numbers, IQueryable<Customer>? few, Expression<Func<Customer, bool>>? common)
        => (this.db, this.numbers, this.few, this.common) = (db, numbers, few, common);

    /// <summary>Whether it names few enough customers for all of them to be looked at.</summary>
    public bool IsFew => few is not null || (numbers is not null && !numbers.Any(IsMuch));

    /// <summary>Customers that the text names otherwise than by name, and how.</summary>
    private IReadOnlyDictionary<long, Text> Named { get; init; } = new Dictionary<long, Text>();

    public static async Task<CustomerSearch> Of(Db db, KnownBy keys, CommonParts commons, string typed, CancellationToken stop)
    {
        if (CodePart().Match(typed) is { Success: true } code)
        {
            var whole = CustomerCode.Read("C" + typed.TrimStart().TrimStart('c', 'C'));
            return new(db, [.. CodeRanges(code.Groups["year"].Value, code.Groups["serial"].Value, whole), .. await Former(db, whole, stop)], null, null);
        }

        var name = CustomerName.Key(typed);
        if (name.Length == 0) return new(db, [], null, null);

        var named = await keys.Find(db, typed, stop);
        var known = named.Keys.ToList();
        // The place, not LIKE: of what LIKE finds planners believe that it is rare, and it is asked where it is not.
        Expression<Func<Customer, bool>> matches = c => c.NameKey.IndexOf(name) >= 0 || known.Contains(c.Number);
        if (commons.Knows(name)) return new(db, null, null, matches) { Named = named };

        var holding = await db.Dialect.Holding(db, CustomerName.Index, name, Many + 1).ToListAsync(stop);
        if (holding.Count > Many)
        {
            commons.Keep(name);
            return new(db, null, null, matches) { Named = named };
        }

        holding.AddRange(known);
        return new(db, null, db.Customers.Where(c => EF.Parameter(holding).Contains(c.Number)).Where(matches), null) { Named = named };
    }

    /// <summary>By what a customer that was found is what was looked for.</summary>
    public Text Why(long number) => numbers is not null ? ListWords.Code : Named.TryGetValue(number, out var key) ? key : ListWords.Name;

    /// <summary>Whether so many names hold the text that they are looked at one by one.</summary>
    public bool IsCommon => common is not null;

    /// <summary>Those of the standings whose customers match.</summary>
    public IQueryable<Standing> Narrow(IQueryable<Standing> standings)
    {
        if (numbers is not null) return standings.Where(IsWithin<Standing>(numbers));
        if (few is not null) return few.Join(standings, c => c.Number, s => s.Number, (c, s) => s);
        // As one value of each row, not as a join: a planner that multiplies what it believes of both tables fetches them whole.
        var matching = db.Customers.Where(common!);
        return standings.Where(s => matching.Where(c => c.Number == s.Number).Select(c => true).FirstOrDefault());
    }

    /// <summary>Those of the customers that match, asked one by one as they are walked in the order of names.</summary>
    public IQueryable<Customer> Walked(IQueryable<Customer> customers)
    {
        if (numbers is not null) return customers.Where(IsWithin<Customer>(numbers));
        return few ?? customers.Where(common!);
    }

    // The code of a merged file finds the file it was merged into.
    private static async Task<IEnumerable<Tuple<long, long>>> Former(Db db, long? number, CancellationToken stop)
        => number is null ? [] : (await db.FormerCodes.Where(f => f.Number == number).Join(db.Customers, f => f.CustomerId, c => c.Id, (f, c) => c.Number).ToListAsync(stop)).Select(n => Tuple.Create(n, n));

    // C2026-000 means serials 0 to 99, and, without padding, none longer: a code with more digits does not begin with zeros.
    private static IEnumerable<Tuple<long, long>> CodeRanges(string year, string serial, long? whole)
    {
        if (whole is { } number) yield return Tuple.Create(number, number);
        var (firstYear, years) = (int.Parse(year.PadRight(4, '0'), CultureInfo.InvariantCulture), (int)Math.Pow(10, 4 - year.Length));
        if (serial.Length == 0)
        {
            yield return Tuple.Create(CustomerCode.Number(firstYear, 0), CustomerCode.Number(firstYear + years, 0) - 1);
            yield break;
        }

        for (var length = Math.Max(5, serial.Length); length <= (serial[0] == '0' ? 5 : 10); length++)
        {
            var more = (long)Math.Pow(10, length - serial.Length);
            var first = long.Parse(serial, CultureInfo.InvariantCulture) * more;
            yield return Tuple.Create(CustomerCode.Number(firstYear, first), CustomerCode.Number(firstYear, first + more - 1));
        }
    }

    private static Expression<Func<T, bool>> IsWithin<T>(IReadOnlyList<Tuple<long, long>> ranges)
    {
        var row = Expression.Parameter(typeof(T));
        var within = ranges.Select(range => (Expression)Expression.AndAlso(
            Expression.GreaterThanOrEqual(Number(range), Expression.Property(Expression.Constant(range), nameof(range.Item1))),
            Expression.LessThanOrEqual(Number(range), Expression.Property(Expression.Constant(range), nameof(range.Item2)))));
        return Expression.Lambda<Func<T, bool>>(within.DefaultIfEmpty(Expression.Constant(false)).Aggregate(Expression.OrElse), row);

        // Fetching a whole year by the index of numbers, to sort it then, is far slower than walking the order asked for; the sum keeps the index out.
        Expression Number(Tuple<long, long> range)
            => IsMuch(range) ? Expression.Add(Expression.Property(row, nameof(Customer.Number)), Expression.Constant(0L)) : Expression.Property(row, nameof(Customer.Number));
    }

    private static bool IsMuch(Tuple<long, long> range) => range.Item2 - range.Item1 >= CustomerCode.Number(0, 10_000);

    // Without its C a code is one only with its dash: digits alone are a number of another kind.
    [GeneratedRegex(@"^\s*(?:[Cc](?:(?<year>[12]\d{3})[-\s]?(?<serial>\d{0,10})(?:[-\s]\d?)?|(?<year>[12]\d{0,2}))|(?<year>[12]\d{3})-(?<serial>\d{0,10})(?:-\d?)?)\s*$", RegexOptions.None, 1000)]
    private static partial Regex CodePart();
}
