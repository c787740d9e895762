using Liuke.Archive;
using Liuke.Archive.Lists;
using Liuke.Basics;
using Liuke.Insight.Dashboard;
using Liuke.Insight.Refresh;
using Liuke.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Liuke.Tests.Insight.Dashboard;

/// <summary>Behind every mark stand exactly as many customers as it says.</summary>
public sealed class ListTests
{
    public static TheoryData<PeriodKind, string?, string> Readers { get; } = new()
    {
        { PeriodKind.Month, null, "all" },
        { PeriodKind.Week, null, "all" },
        { PeriodKind.Month, ParetoScopes.Of(Shop.Chen), "all" },
        { PeriodKind.Month, ParetoScopes.Of(Shop.West), "all" },
        { PeriodKind.Month, ParetoScopes.Of(Shop.Chen), "east" },
        { PeriodKind.Month, null, "lin" },
    };

    [Theory, MemberData(nameof(Readers))]
    public async Task the_number_on_each_mark_is_the_length_of_the_list_behind_it(PeriodKind kind, string? of, string reader)
    {
        await using var house = await DashboardScene.Open();
        var reach = reader switch { "east" => Reach.Of(Shop.Chen, [Shop.East]), "lin" => Reach.Own(Shop.Lin), _ => Reach.All };
        var view = (await house.Do<ReadDashboard, DashboardView?>(read => read.Run(new(kind, of), default), reach))!;

        var wrong = new List<string>();
        foreach (var (what, href, says) in Marks(view))
            if (await Count(house, href, reach) is var found && found != says) wrong.Add($"{what} says {says}, behind it stand {found}: {href}");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task a_set_with_arguments_that_make_no_sense_is_ignored()
    {
        await using var house = await TestHouse.Open();
        // "at-risk" and "pinned" take no arguments; of a tag, of words that customers are marked with, every word makes sense.
        foreach (var set in house.Services.GetServices<ICustomerSet>().Where(s => s.Name is not ("at-risk" or "pinned" or "tag")))
            Assert.Null(set.Title(new(null, null, "nonsense")));
    }

    // Every fourth of the long rows, the last ones among them.
    private static IEnumerable<(string What, string Href, int Says)> Marks(DashboardView view)
    {
        var links = view.Links;
        foreach (var p in view.Periods.Reverse().Where((_, i) => i % 4 == 0))
        {
            yield return ($"start {p.Starts}", links.AtStart(p), p.AtStart);
            yield return ($"entered {p.Starts}", links.Entered(p), p.Entered);
            yield return ($"won back {p.Starts}", links.WonBack(p), p.WonBack);
            yield return ($"lost {p.Starts}", links.Lost(p), p.Lost);
            yield return ($"end {p.Starts}", links.AtEnd(p), p.AtEnd);
            foreach (var (state, count) in p.Ends) yield return ($"{state} {p.Starts}", links.State(p, state), count);
        }

        foreach (var row in view.Cohorts)
        {
            yield return ($"cohort {row.FirstMonth}", links.Cohort(row.FirstMonth), row.Size);
            foreach (var cell in row.Later.Reverse().Where((_, i) => i % 4 == 0)) yield return ($"cohort {row.FirstMonth} in {cell.Month}", links.Retained(row.FirstMonth, cell), cell.Customers);
        }

        yield return ("bought", links.Bought, view.Totals.Bought);
        yield return ("bought again", links.BoughtAgain, view.Totals.BoughtAgain);
        yield return ("at risk", links.AtRisk, view.Totals.AtRisk);
        foreach (var owner in view.Risks) yield return ($"at risk of {owner.Name}", links.AtRiskOf(owner.Id), owner.AtRisk);
        if (view.Golden is { } golden) yield return ("golden", links.Golden(golden), golden.Few);
    }

    // As the list's page reads its address.
    private static async Task<int> Count(TestHouse house, string href, Reach reach)
    {
        Assert.StartsWith(CustomerFilter.Path + "?", href, StringComparison.Ordinal);
        var query = new QueryCollection(QueryHelpers.ParseQuery(href[CustomerFilter.Path.Length..]));
        var page = await house.Do<FindCustomers, CustomersFound>(find => find.Run(CustomersAsked.Read(query), default), reach);
        Assert.False(page.Count.IsCapped);
        return page.Count.Value;
    }
}
