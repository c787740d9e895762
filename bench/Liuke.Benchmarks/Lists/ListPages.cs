using System.Globalization;
using Liuke.Archive;
using Liuke.Archive.Lists;
using Liuke.Basics;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Benchmarks.Lists;

/// <summary>The pages that are asked for: every order both ways, every filter, deep pages, searches common and rare.</summary>
internal sealed record ListPages(string Name, CustomersAsked Asked)
{
    public static IEnumerable<ListPages> All((Standing Middle, string Name, PersonId Owner, DepartmentId Department) sample)
    {
        CustomerFilter all = new();
        foreach (var sort in Enum.GetValues<CustomerSort>())
        {
            yield return new($"by {sort}", new(all) { Sort = sort });
            yield return new($"by {sort}, rising", new(all) { Sort = sort, IsDescending = false });
            yield return new($"by {sort}, deep", new(all) { Sort = sort, After = Place(sort, sample.Middle, sample.Name) });
            yield return new($"by {sort}, deep, backwards", new(all) { Sort = sort, Before = Place(sort, sample.Middle, sample.Name) });
        }

        foreach (var state in Enum.GetValues<RetentionState>().Skip(1))
            foreach (var sort in Enum.GetValues<CustomerSort>())
                yield return new($"{state} by {sort}", new(all with { States = [state] }) { Sort = sort });

        var cohort = new YearMonth(sample.Middle.FirstOrderOn!.Value.Year, sample.Middle.FirstOrderOn.Value.Month);
        var month = new DaySpan(cohort.OnDayOfMonth(1), cohort.OnDayOfMonth(28));
        CustomerFilter[] filters =
        [
            all with { Quadrants = [Quadrant.A] },
            all with { Owner = sample.Owner },
            all with { Department = sample.Department },
            all with { Cohort = cohort },
            all with { States = [RetentionState.Lost], Since = month },
            all with { States = [RetentionState.Sleeping], Quadrants = [Quadrant.A], Cohort = cohort },
            all with { States = [RetentionState.Active, RetentionState.New], Quadrants = [Quadrant.D], Department = sample.Department },
            all with { Last = month },
        ];
        foreach (var filter in filters)
            foreach (var sort in new[] { CustomerSort.ValueAtRisk, CustomerSort.Alive, CustomerSort.Name, CustomerSort.Code })
                yield return new($"{Words(filter)} by {sort}", new(filter) { Sort = sort });

        foreach (var typed in new[] { "有", "海", "有限", "宁波", "海天", "鑫鑫", "海天灯饰", "宁波海天灯饰有限公司", "C2025-0001", "C2026", "K777", "888888" })
            yield return new("search " + typed, new(all with { Search = typed }));
        foreach (var typed in new[] { "有限", "宁波", "海天" })
            yield return new($"search {typed} by Name", new(all with { Search = typed }) { Sort = CustomerSort.Name });
        yield return new("search 宁波, Sleeping", new(all with { Search = "宁波", States = [RetentionState.Sleeping] }));
        yield return new("search 有限, Sleeping by Alive", new(all with { Search = "有限", States = [RetentionState.Sleeping] }) { Sort = CustomerSort.Alive });
    }

    private static string Words(CustomerFilter filter) => string.Join(' ', filter.Parameters().Select(p => p.Key is "state" or "quadrant" ? p.Value : p.Key));

    private static string Place(CustomerSort sort, Standing at, string name) => string.Create(CultureInfo.InvariantCulture, $"{at.Number}_{sort switch
    {
        CustomerSort.Name => name,
        CustomerSort.Code => at.Number,
        CustomerSort.LastOrder => LocalDatePattern.Iso.Format(at.LastOrderOn!.Value),
        CustomerSort.Alive => at.Alive,
        CustomerSort.LifetimeValue => at.LifetimeValueMinor,
        _ => (object?)at.ValueAtRiskMinor,
    }}");
}
