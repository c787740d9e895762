using Liuke.Archive.Filters;
using Liuke.Archive.Lists;
using Liuke.Archive.Modules;
using Liuke.Basics;

namespace Liuke.Archive.Columns;

/// <summary>A column of the list of customers: one that comes with the program, or a field of the file by f. and its key.</summary>
/// <param name="Name">As the address says it.</param>
/// <param name="Width">In characters, for spreadsheets.</param>
public sealed record ListColumn(string Name, Text Title, int Width)
{
    /// <summary>More columns than this nobody reads.</summary>
    public const int Most = 14;

    /// <summary>By what a click on its head sorts; null where no index gives that order.</summary>
    public CustomerSort? Sort { get; init; }

    /// <summary>The field of the file it shows.</summary>
    public FileField? Field { get; init; }

    public bool IsNumber { get; init; }

    public const string State = "state", Since = "since", Quadrant = "quadrant", Owner = "owner", Department = "department", Last = "last", First = "first", Alive = "alive", Risk = "risk", Value = "value",
        Occasions = "occasions", Net = "net", Kind = "kind", Stage = "stage", Step = "step", Region = "region", Province = "province", Country = "country", Created = "created", Mobile = "mobile",
        Touch = "touch", Review = "review", Complete = "complete", Fresh = "fresh", Tags = "tags", Contact = "contact";

    /// <summary>What the list shows where the address names nothing.</summary>
    public static readonly IReadOnlyList<string> Usual = [State, Owner, Last, Alive, Risk, Value];

    /// <summary>Those that come with the program, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<ListColumn> BuiltIn =
    [
        new(State, ListWords.State, 10), new(Owner, ListWords.Owner, 12), new(Last, ListWords.LastOrder, 12) { Sort = CustomerSort.LastOrder }, new(Alive, ListWords.Alive, 10) { Sort = CustomerSort.Alive },
        new(Risk, ListWords.AtRisk, 14) { Sort = CustomerSort.ValueAtRisk, IsNumber = true }, new(Value, ListWords.Worth, 14) { Sort = CustomerSort.LifetimeValue, IsNumber = true },
        new(Since, ListWords.StateSince, 12), new(Quadrant, ListWords.Quadrant, 8), new(Department, ListWords.DepartmentName, 14), new(Kind, ListWords.Kind, 10), new(Stage, FilterWords.Stage, 10), new(Step, FilterWords.Step, 10),
        new(Region, ListWords.Region, 12), new(Province, FilterWords.Region, 12), new(Country, FilterWords.Country, 12), new(Created, ColumnWords.Created, 12), new(First, ListWords.FirstOrder, 12),
        new(Occasions, ListWords.Occasions, 10) { IsNumber = true }, new(Net, ListWords.Net, 14) { IsNumber = true }, new(Mobile, ListWords.MaskedMobile, 16), new(Touch, ColumnWords.Touch, 12), new(Review, FilterWords.Review, 10),
        new(Complete, ColumnWords.Complete, 10) { IsNumber = true }, new(Fresh, ColumnWords.Fresh, 12), new(Tags, ColumnWords.Tags, 20), new(Contact, ColumnWords.Contact, 12),
    ];

    /// <summary>The names an address gives, one by one or several in one word; what is no name of a column is left out.</summary>
    internal static IReadOnlyList<string> Read(IQueryCollection query)
        => [.. query["cols"].SelectMany(v => (v ?? "").Split('~', ',')).Select(v => v.Trim()).Where(IsName).Distinct(StringComparer.Ordinal).Take(Most)];

    /// <summary>How these columns stand in an address; null for the usual ones.</summary>
    internal static string? Written(IReadOnlyList<string> names) => names.Count == 0 || names.SequenceEqual(Usual, StringComparer.Ordinal) ? null : string.Join('~', names);

    internal static bool IsName(string name) => BuiltIn.Any(c => c.Name == name) || (name.StartsWith(FieldCondition.Prefix, StringComparison.Ordinal) && FileField.IsKey(name[FieldCondition.Prefix.Length..]));

    internal static ListColumn Of(FileField field) => new(FieldCondition.Prefix + field.Key, field.Title, 16) { Field = field, IsNumber = field.Type is FieldType.Number or FieldType.Money };
}
