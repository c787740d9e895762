using Liuke.Access;
using Liuke.Basics;

namespace Liuke.Archive.Lists;

/// <summary>One condition of a list in words, and the address of the list without it.</summary>
public sealed record FilterChip(Text Says, string WithoutHref)
{
    /// <summary>All conditions but the state, which has chips of its own.</summary>
    public static IEnumerable<FilterChip> Of(CustomersAsked asked, Colleagues colleagues, IEnumerable<ICustomerSet> sets)
    {
        var filter = asked.Filter;
        if (filter.Set is not null && sets.FirstOrDefault(s => s.Name == filter.Set)?.Title(filter.SetArguments) is { } title)
            yield return Chip(title, filter with { Set = null });
        if (filter.Search is { } typed) yield return Chip(ListWords.SearchFor(typed), filter with { Search = null });
        foreach (var quadrant in filter.Quadrants)
            yield return Chip(ListWords.QuadrantIs(quadrant), filter with { Quadrants = [.. filter.Quadrants.Where(q => q != quadrant)] });
        if (filter.Owner is { } owner) yield return Chip(ListWords.OwnerIs(colleagues.NameOf(owner) ?? ListWords.Unknown.ToString()), filter with { Owner = null });
        if (filter.Department is { } department)
            yield return Chip(ListWords.DepartmentIs(colleagues.Departments.FirstOrDefault(d => d.Id == department)?.Name ?? ListWords.Unknown.ToString()), filter with { Department = null });
        if (filter.Cohort is { } cohort) yield return Chip(ListWords.CohortIs(cohort), filter with { Cohort = null });
        if (!filter.First.IsOpen) yield return Chip(ListWords.FirstWithin(filter.First), filter with { First = default });
        if (!filter.Last.IsOpen) yield return Chip(ListWords.LastWithin(filter.Last), filter with { Last = default });
        if (!filter.Since.IsOpen) yield return Chip(ListWords.SinceWithin(filter.Since), filter with { Since = default });

        FilterChip Chip(Text says, CustomerFilter without) => new(says, asked.With(without).Href);
    }
}
