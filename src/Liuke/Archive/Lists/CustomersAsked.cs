using Liuke.Archive.Columns;
using Liuke.Archive.Filters;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.Extensions;

namespace Liuke.Archive.Lists;

public enum CustomerSort { ValueAtRisk, Name, Code, LastOrder, Alive, LifetimeValue }

/// <summary>One page of the customer list as its address asks for it.</summary>
public sealed record CustomersAsked(CustomerFilter Filter)
{
    public const int PageSize = 30;

    public CustomerSort Sort { get; init; }
    public bool IsDescending { get; init; } = true;

    /// <summary>Rows beyond this place, or before that one.</summary>
    public string? After { get; init; }

    public string? Before { get; init; }

    /// <summary>Count all of them, however long it takes.</summary>
    public bool CountsAll { get; init; }

    /// <summary>Names of the columns beside the customer's own; see <see cref="ListColumn"/>.</summary>
    public IReadOnlyList<string> Columns { get; init; } = ListColumn.Usual;

    /// <summary>How many are counted at most; beyond that there are only more.</summary>
    internal int CountsMost { get; init; } = CappedCount.Cap;

    /// <summary>The saved view that was opened, for its tab; "all" for none.</summary>
    public string? View { get; init; }

    public string Href => CustomerFilter.Path + new QueryBuilder(Filter.Parameters().Concat(Parameters()));

    /// <summary>The same list ordered by another column, or the other way round.</summary>
    public CustomersAsked By(CustomerSort sort)
        => new(Filter) { Sort = sort, IsDescending = sort == Sort ? !IsDescending : DescendsFirst(sort), CountsAll = CountsAll, Columns = Columns, View = View };

    /// <summary>Other customers in the same order, from the first page.</summary>
    public CustomersAsked With(CustomerFilter filter) => new(filter) { Sort = Sort, IsDescending = IsDescending, Columns = Columns, View = View };

    /// <summary>The same without conditions and columns that mean nothing any more.</summary>
    public CustomersAsked Without(IReadOnlyList<LeftOut> gone) => gone.Count == 0 ? this : this with
    {
        Filter = Filter with { File = Filter.File with { Fields = [.. Filter.File.Fields.Where(f => gone.All(g => g.Name != f.Name))] } },
        Columns = [.. Columns.Where(c => gone.All(g => g.Name != c))],
    };

    public static CustomersAsked Read(IQueryCollection query)
    {
        var sort = Array.Find(Enum.GetValues<CustomerSort>(), s => Word(s) == query["sort"]);
        return new(CustomerFilter.Read(query))
        {
            Sort = sort,
            IsDescending = query["order"].ToString() switch { "asc" => false, "desc" => true, _ => DescendsFirst(sort) },
            After = query["after"].ToString() is { Length: > 0 } after ? after : null,
            Before = query["before"].ToString() is { Length: > 0 } before ? before : null,
            CountsAll = query["count"] == "all",
            View = query["view"].ToString() is { Length: > 0 and <= 36 } view ? view : null,
            Columns = ListColumn.Read(query) is { Count: > 0 } columns ? columns : ListColumn.Usual,
        };
    }

    /// <summary>What of the order and the columns the address must say, for a form that keeps them.</summary>
    public IEnumerable<KeyValuePair<string, string>> OrderParameters()
    {
        if (View is not null) yield return new("view", View);
        if (ListColumn.Written(Columns) is { } columns) yield return new("cols", columns);
        if (Sort != CustomerSort.ValueAtRisk) yield return new("sort", Word(Sort));
        if (IsDescending != DescendsFirst(Sort)) yield return new("order", IsDescending ? "desc" : "asc");
    }

    private IEnumerable<KeyValuePair<string, string>> Parameters()
    {
        foreach (var parameter in OrderParameters()) yield return parameter;
        if (After is not null) yield return new("after", After);
        if (Before is not null) yield return new("before", Before);
        if (CountsAll) yield return new("count", "all");
    }

    // Names and codes read from the start, amounts from the largest, chances from the smallest.
    private static bool DescendsFirst(CustomerSort sort) => sort is CustomerSort.ValueAtRisk or CustomerSort.LastOrder or CustomerSort.LifetimeValue;

    public static string Word(CustomerSort sort) => sort switch
    {
        CustomerSort.Name => "name",
        CustomerSort.Code => "code",
        CustomerSort.LastOrder => "last",
        CustomerSort.Alive => "alive",
        CustomerSort.LifetimeValue => "value",
        _ => "risk",
    };
}
