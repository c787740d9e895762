using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Archive.Lists;

/// <summary>A row's place in an order: the value it is sorted by, and the customer's number where values are equal.</summary>
internal sealed class Spot<TKey>
{
    public required long Number { get; init; }
    public TKey? Key { get; init; }

    /// <summary>How the place stands in an address.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"{Number}_{Word(Key)}");

    public static Spot<TKey>? Read(string? address)
    {
        if (address?.Split('_', 2) is not [var number, var key] || !long.TryParse(number, CultureInfo.InvariantCulture, out var n)) return null;
        if (key.Length == 0) return new() { Number = n };
        return Value(key) is TKey value ? new() { Number = n, Key = value } : null;
    }

    private static string? Word(object? key) => key switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        LocalDate day => LocalDatePattern.Iso.Format(day),
        _ => Convert.ToString(key, CultureInfo.InvariantCulture),
    };

    private static object? Value(string word)
    {
        var type = Nullable.GetUnderlyingType(typeof(TKey)) ?? typeof(TKey);
        if (type == typeof(long)) return long.TryParse(word, CultureInfo.InvariantCulture, out var whole) ? whole : null;
        if (type == typeof(double)) return double.TryParse(word, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (type == typeof(LocalDate)) return LocalDatePattern.Iso.Parse(word) is { Success: true, Value.Year: >= 1900 and < 2200 } day ? day.Value : null;
        return word;
    }
}

/// <summary>Walks an order from a place, either way, by conditions that an index serves: no page is slower than the first.</summary>
/// <remarks>Rows without a value stand last in both directions. Works alike on the database and on a list in hand.</remarks>
internal sealed class Keyset<TKey>(IQueryable<Spot<TKey>> spots, bool isDescending)
{
    /// <returns>Up to <paramref name="size"/> spots in the order of the walk, and one more where there is more.</returns>
    public async Task<List<Spot<TKey>>> Walk(Spot<TKey>? from, bool backwards, int size, CancellationToken stop)
    {
        var found = new List<Spot<TKey>>();
        bool[] parts = backwards ? [false, true] : [true, false];
        foreach (var hasValue in parts.SkipWhile(part => from is not null && part != from.Key is not null))
        {
            var part = spots.Where(hasValue ? spot => spot.Key != null : spot => spot.Key == null);
            if (from is not null && hasValue == from.Key is not null) part = part.Where(Beyond(from, isDescending != backwards));
            found.AddRange(await List(Ordered(part, hasValue, isDescending != backwards).Take(size + 1 - found.Count), stop));
            if (found.Count > size) break;
        }

        return found;
    }

    internal static async Task<List<T>> List<T>(IQueryable<T> rows, CancellationToken stop)
        => rows is IAsyncEnumerable<T> ? await rows.ToListAsync(stop) : [.. rows];

    private static IQueryable<Spot<TKey>> Ordered(IQueryable<Spot<TKey>> part, bool hasValue, bool falls) => (hasValue, falls) switch
    {
        (true, true) => part.OrderByDescending(s => s.Key).ThenByDescending(s => s.Number),
        (true, false) => part.OrderBy(s => s.Key).ThenBy(s => s.Number),
        (false, true) => part.OrderByDescending(s => s.Number),
        (false, false) => part.OrderBy(s => s.Number),
    };

    // key <= from && (key < from || number < from): the first condition opens the index, the second settles ties.
    private static Expression<Func<Spot<TKey>, bool>> Beyond(Spot<TKey> from, bool falls)
    {
        var spot = Expression.Parameter(typeof(Spot<TKey>));
        var (before, notAfter) = falls ? (ExpressionType.LessThan, ExpressionType.LessThanOrEqual) : (ExpressionType.GreaterThan, ExpressionType.GreaterThanOrEqual);
        // Reading from a captured object makes it a parameter of the query rather than part of its text.
        var number = Expression.MakeBinary(before, Of(spot, nameof(from.Number)), Of(Expression.Constant(from), nameof(from.Number)));
        if (from.Key is null) return Expression.Lambda<Func<Spot<TKey>, bool>>(number, spot);

        var beyond = Expression.AndAlso(Compare(notAfter, spot, from), Expression.OrElse(Compare(before, spot, from), number));
        return Expression.Lambda<Func<Spot<TKey>, bool>>(beyond, spot);
    }

    private static BinaryExpression Compare(ExpressionType how, Expression spot, Spot<TKey> from)
    {
        var (left, right) = (Of(spot, nameof(from.Key)), Of(Expression.Constant(from), nameof(from.Key)));
        if (typeof(TKey) != typeof(string)) return Expression.MakeBinary(how, left, right);
        var compare = Expression.Call(typeof(string), nameof(string.Compare), null, left, right);
        return Expression.MakeBinary(how, compare, Expression.Constant(0));
    }

    private static MemberExpression Of(Expression place, string member) => Expression.Property(place, member);
}
