using Liuke.Access;
using Liuke.Archive.Files;
using Liuke.Archive.Filters;
using Liuke.Archive.Keys;
using Liuke.Basics;

namespace Liuke.Archive.Lists;

/// <summary>One condition of a list in words, and the address of the list without it.</summary>
public sealed record FilterChip(Text Says, string WithoutHref)
{
    /// <summary>All conditions but the state, which has chips of its own.</summary>
    public static IEnumerable<FilterChip> Of(CustomersAsked asked, Colleagues colleagues, IEnumerable<ICustomerSet> sets, FilterChoices choices)
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
        foreach (var (says, without) in OfFile(filter.File, choices)) yield return Chip(says, filter with { File = without });

        FilterChip Chip(Text says, CustomerFilter without) => new(says, asked.With(without).Href);
    }

    private static IEnumerable<(Text Says, FileFilter Without)> OfFile(FileFilter file, FilterChoices choices)
    {
        foreach (var kind in file.Kinds) yield return (FileWords.Kind(kind), file with { Kinds = Less(file.Kinds, kind) });
        foreach (var stage in file.Stages) yield return (FileWords.Stage(stage), file with { Stages = Less(file.Stages, stage) });
        foreach (var step in file.Steps) yield return (FilterWords.StepOf(step), file with { Steps = Less(file.Steps, step) });
        foreach (var region in file.Regions) yield return (FilterWords.RegionIs(region), file with { Regions = Less(file.Regions, region) });
        foreach (var country in file.Countries) yield return (FilterWords.CountryIs(Country.NameOf(country) ?? Text.Same(country)), file with { Countries = Less(file.Countries, country) });
        foreach (var tag in file.Tags) yield return (FilterWords.TagIs(choices.TagWord(tag)), file with { Tags = Less(file.Tags, tag) });
        if (!file.Created.IsOpen) yield return (FilterWords.CreatedWithin(file.Created), file with { Created = default });
        if (!file.Touched.IsOpen) yield return (FilterWords.TouchedWithin(file.Touched), file with { Touched = default });
        if (file.NeverTouched) yield return (FilterWords.Never, file with { NeverTouched = false });
        foreach (var review in file.Reviews) yield return (FilterWords.ReviewOf(review), file with { Reviews = Less(file.Reviews, review) });
        if (file.Complete is not (null, null)) yield return (FilterWords.CompleteWithin(file.Complete.From, file.Complete.To), file with { Complete = default });
        if (file.IsFresh is { } fresh) yield return (FilterWords.IsFresh(fresh), file with { IsFresh = null });
        if (file.HasContact is { } contact) yield return (FilterWords.HasContact(contact), file with { HasContact = null });
        foreach (var condition in file.Fields)
            foreach (var value in condition.Values)
                if (choices.Values.TryGetValue((condition.Name, value), out var says))
                    yield return (says, file with { Fields = [.. file.Fields.Select(f => f == condition ? f with { Values = Less(f.Values, value) } : f).Where(f => f.Values.Count > 0)] });
    }

    private static IReadOnlyList<T> Less<T>(IReadOnlyList<T> all, T one) => [.. all.Where(a => !EqualityComparer<T>.Default.Equals(a, one))];
}
