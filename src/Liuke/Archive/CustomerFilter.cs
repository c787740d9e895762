using System.Globalization;
using Liuke.Archive.Filters;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Archive;

/// <summary>Which customers a list shows. All of it stands in the address, so that a chart, a figure or a colleague can point at exactly these.</summary>
public sealed record CustomerFilter
{
    public const string Path = "/customers";

    /// <summary>Part of a name, or a code, or the firm's own key, or a whole mobile number.</summary>
    public string? Search { get; init; }

    public IReadOnlyList<RetentionState> States { get; init; } = [];
    public IReadOnlyList<Quadrant> Quadrants { get; init; } = [];
    public PersonId? Owner { get; init; }

    /// <summary>This department and those below it.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>Month of the first order.</summary>
    public YearMonth? Cohort { get; init; }

    public DaySpan First { get; init; }
    public DaySpan Last { get; init; }

    /// <summary>When the present state began.</summary>
    public DaySpan Since { get; init; }

    /// <summary>What is asked of the files themselves.</summary>
    public FileFilter File { get; init; } = FileFilter.None;

    /// <summary>The name of an <see cref="ICustomerSet"/>.</summary>
    public string? Set { get; init; }

    public CustomerSetArguments SetArguments { get; init; } = new(null, null, null);

    /// <summary>The list's address with nothing but this filter.</summary>
    public string Href => Path + new QueryBuilder(Parameters());

    public bool IsEmpty => !Parameters().Any();

    public IEnumerable<KeyValuePair<string, string>> Parameters()
    {
        if (!string.IsNullOrWhiteSpace(Search)) yield return new("q", Search.Trim());
        foreach (var state in States) yield return new("state", Word(state));
        foreach (var quadrant in Quadrants) yield return new("quadrant", quadrant.ToString());
        if (Owner is { } owner) yield return new("owner", owner.ToString());
        if (Department is { } department) yield return new("department", department.ToString());
        if (Cohort is { } cohort) yield return new("cohort", YearMonthPattern.Iso.Format(cohort));
        foreach (var day in First.Parameters("first").Concat(Last.Parameters("last")).Concat(Since.Parameters("since"))) yield return day;
        foreach (var parameter in File.Parameters()) yield return parameter;
        if (Set is null) yield break;
        yield return new("set", Set);
        if (SetArguments.From is { } from) yield return new("from", LocalDatePattern.Iso.Format(from));
        if (SetArguments.Until is { } until) yield return new("until", LocalDatePattern.Iso.Format(until));
        if (SetArguments.Value is { } value) yield return new("value", value);
    }

    /// <summary>Reads an address. What it does not understand it leaves out.</summary>
    public static CustomerFilter Read(IQueryCollection query) => new()
    {
        Search = Word(query["q"]),
        States = [.. query["state"].Select(w => Enum.GetValues<RetentionState>().Cast<RetentionState?>().FirstOrDefault(s => Word(s!.Value) == w)).OfType<RetentionState>().Distinct()],
        Quadrants = [.. query["quadrant"].Select(w => Enum.TryParse<Quadrant>(w, ignoreCase: true, out var q) && Enum.IsDefined(q) && q != Quadrant.None ? q : (Quadrant?)null).OfType<Quadrant>().Distinct()],
        Owner = PersonId.TryParse(query["owner"], CultureInfo.InvariantCulture, out var owner) ? owner : null,
        Department = DepartmentId.TryParse(query["department"], CultureInfo.InvariantCulture, out var department) ? department : null,
        Cohort = YearMonthPattern.Iso.Parse(query["cohort"].ToString()) is { Success: true, Value.Year: >= 1900 and < 2200 } cohort ? cohort.Value : null,
        First = DaySpan.Read(query, "first"),
        Last = DaySpan.Read(query, "last"),
        Since = DaySpan.Read(query, "since"),
        File = FileFilter.Read(query),
        Set = Word(query["set"]),
        SetArguments = new(DaySpan.Day(query["from"]), DaySpan.Day(query["until"]), Word(query["value"])),
    };

    public static string Word(RetentionState state) => state switch
    {
        RetentionState.New => "new",
        RetentionState.Active => "active",
        RetentionState.Sleeping => "sleeping",
        RetentionState.Lost => "lost",
        RetentionState.WonBack => "wonback",
        _ => "none",
    };

    private static string? Word(StringValues given) => given.ToString().Trim() is { Length: > 0 and <= 100 } word ? word : null;
}

/// <summary>From one day to another, both included; either may be open.</summary>
public readonly record struct DaySpan(LocalDate? From, LocalDate? To)
{
    public bool IsOpen => From is null && To is null;

    internal IEnumerable<KeyValuePair<string, string>> Parameters(string name)
    {
        if (From is { } from) yield return new(name + "From", LocalDatePattern.Iso.Format(from));
        if (To is { } to) yield return new(name + "To", LocalDatePattern.Iso.Format(to));
    }

    internal static DaySpan Read(IQueryCollection query, string name) => new(Day(query[name + "From"]), Day(query[name + "To"]));

    // No database keeps every year that a calendar knows.
    internal static LocalDate? Day(StringValues given) => LocalDatePattern.Iso.Parse(given.ToString()) is { Success: true, Value.Year: >= 1900 and < 2200 } day ? day.Value : null;
}
