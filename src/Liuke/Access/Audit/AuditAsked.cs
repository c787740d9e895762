using System.Globalization;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.Extensions;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Access.Audit;

/// <summary>One page of the log as its address asks for it. What it does not understand it leaves out.</summary>
public sealed record AuditAsked
{
    public const string Path = "/audit";
    public const int PageSize = 50;

    public PersonId? By { get; init; }
    public string? Kind { get; init; }

    /// <summary>A customer's code.</summary>
    public string? Customer { get; init; }

    public LocalDate? From { get; init; }
    public LocalDate? To { get; init; }

    /// <summary>Entries older than this one, or newer than that one.</summary>
    public long? After { get; init; }

    public long? Before { get; init; }

    public bool IsFiltered => Parameters().Any();

    public string Href => Path + new QueryBuilder(Parameters().Concat(Place()));

    public static AuditAsked Read(IQueryCollection query) => new()
    {
        By = PersonId.TryParse(query["by"], CultureInfo.InvariantCulture, out var by) && by != default ? by : null,
        Kind = Word(query["kind"]),
        Customer = Word(query["customer"]),
        From = Day(query["from"]),
        To = Day(query["to"]),
        After = Number(query["after"]),
        Before = Number(query["before"]),
    };

    private IEnumerable<KeyValuePair<string, string>> Parameters()
    {
        if (By is { } by) yield return new("by", by.ToString());
        if (Kind is not null) yield return new("kind", Kind);
        if (Customer is not null) yield return new("customer", Customer);
        if (From is { } from) yield return new("from", LocalDatePattern.Iso.Format(from));
        if (To is { } to) yield return new("to", LocalDatePattern.Iso.Format(to));
    }

    private IEnumerable<KeyValuePair<string, string>> Place()
    {
        if (After is { } after) yield return new("after", after.ToString(CultureInfo.InvariantCulture));
        if (Before is { } before) yield return new("before", before.ToString(CultureInfo.InvariantCulture));
    }

    private static string? Word(string? given) => given?.Trim() is { Length: > 0 and <= 100 } word ? word : null;

    private static LocalDate? Day(string? given) => LocalDatePattern.Iso.Parse(given ?? "") is { Success: true, Value.Year: >= 1900 and < 2200 } day ? day.Value : null;

    private static long? Number(string? given) => long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
