using System.Text.Json;
using Liuke.Access;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Storage;

namespace Liuke.Insight.Refresh;

/// <summary>The curve of one scope, worked out.</summary>
internal sealed record ParetoResult(string Scope, int Customers, long ProfitMinor, int Golden, long GoldenMinor, long GoldenFromMinor, double[] Points);

/// <summary>Who brings the profit: for the whole firm, for each department with those below it, for each owner.</summary>
internal static class ParetoScopes
{
    public const string All = "all";
    public const int Steps = 20;
    private const double GoldenShare = 0.8;

    public static string Of(DepartmentId department) => "d:" + department;

    public static string Of(PersonId owner) => "p:" + owner;

    /// <summary>The scope that a reader sees; none for one department without those below it, for which no curve is kept.</summary>
    public static string Of(Reach reach) => reach.Kind switch
    {
        ReachKind.All => All,
        ReachKind.Departments when !reach.IsTeam => Of(DepartmentId.From(reach.Departments[0])),
        ReachKind.Own => Of(PersonId.From(reach.Person)),
        _ => "",
    };

    /// <param name="profits">What each customer brought, with the number of its seat; those at or below zero are left out.</param>
    public static List<ParetoResult> Work(IReadOnlyList<(int Seat, long ProfitMinor)> profits, IReadOnlyList<Seat> seats, IReadOnlyCollection<Department> departments)
    {
        var scopesOfSeat = seats.Select(seat => ScopesOf(seat, departments)).ToArray();
        var byScope = new Dictionary<string, List<long>>(StringComparer.Ordinal);
        foreach (var (seat, profit) in profits.Where(p => p.ProfitMinor > 0).OrderByDescending(p => p.ProfitMinor))
            foreach (var scope in scopesOfSeat[seat])
            {
                if (!byScope.TryGetValue(scope, out var list)) byScope[scope] = list = [];
                list.Add(profit);
            }

        return [.. byScope.Select(scope => Curve(scope.Key, scope.Value))];
    }

    public static string Pack(double[] points) => JsonSerializer.Serialize(points);

    public static double[] Unpack(string points) => JsonSerializer.Deserialize<double[]>(points) ?? [];

    private static string[] ScopesOf(Seat seat, IReadOnlyCollection<Department> departments)
    {
        var scopes = new List<string> { All };
        if (seat.OwnerId is { } owner) scopes.Add(Of(owner));
        for (DepartmentId? up = seat.DepartmentId; up is { } department && scopes.Count < 50; up = departments.FirstOrDefault(d => d.Id == department)?.ParentId)
            scopes.Add(Of(department));
        return [.. scopes];
    }

    /// <param name="profits">Largest first.</param>
    public static ParetoResult Curve(string scope, List<long> profits)
    {
        var total = profits.Sum();
        var points = new double[Steps + 1];
        var (golden, goldenSum, sum) = (0, 0L, 0L);
        var step = 1;
        for (var i = 0; i < profits.Count; i++)
        {
            sum += profits[i];
            if (golden == 0 && sum >= GoldenShare * total) (golden, goldenSum) = (i + 1, sum);
            for (; step <= Steps && i + 1 >= (double)step * profits.Count / Steps; step++) points[step] = Math.Round((double)sum / total, 4);
        }

        // All who brought as much as the last of them belong to them too: the list of these customers goes by the amount.
        var least = profits[golden - 1];
        for (; golden < profits.Count && profits[golden] == least; golden++) goldenSum += least;
        return new(scope, profits.Count, total, golden, goldenSum, least, points);
    }
}
