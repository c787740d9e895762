using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Liuke.Tests.Archive.Plans;

/// <summary>What EXPLAIN QUERY PLAN says on SQLite.</summary>
internal static partial class SqlitePlan
{
    private sealed record Line(int Id, int Parent, string Says);

    public static async Task<IReadOnlyList<Step>> Read(SqliteCommand asked, CancellationToken stop)
    {
        await using var explain = asked.Connection!.CreateCommand();
        explain.Transaction = asked.Transaction;
        explain.CommandText = "EXPLAIN QUERY PLAN " + asked.CommandText;
        foreach (SqliteParameter parameter in asked.Parameters) explain.Parameters.Add(new SqliteParameter { ParameterName = parameter.ParameterName, Value = parameter.Value });
        var lines = new List<Line>();
        await using (var reader = await explain.ExecuteReaderAsync(stop))
            while (await reader.ReadAsync(stop)) lines.Add(new(reader.GetInt32(0), reader.GetInt32(1), reader.GetString(3)));

        var names = Aliases().Matches(asked.CommandText).ToLookup(m => m.Groups[2].Value, m => m.Groups[1].Value, StringComparer.Ordinal);
        var isLimited = asked.CommandText.Contains("LIMIT", StringComparison.Ordinal) || asked.CommandText.StartsWith("SELECT EXISTS", StringComparison.Ordinal);
        return [.. lines.Where(l => l.Says.StartsWith("SCAN", StringComparison.Ordinal) || l.Says.StartsWith("SEARCH", StringComparison.Ordinal)).SelectMany(line => Steps(line, lines, names, isLimited))];
    }

    private static IEnumerable<Step> Steps(Line line, List<Line> lines, ILookup<string, string> names, bool isLimited)
    {
        var alias = line.Says.Split(' ')[1];
        if (line.Says.Contains("VIRTUAL TABLE", StringComparison.Ordinal)) yield break;
        // Two tables of one alias stand in different queries of one statement: it may be either.
        foreach (var table in names[alias].DefaultIfEmpty(alias).Distinct(StringComparer.Ordinal))
            yield return new(table, AccessOf(line, lines, isLimited), line.Says);
    }

    private static Access AccessOf(Line line, List<Line> lines, bool isLimited)
    {
        // ANY(column) skips through an index group by group: quick where the groups are few, as states are.
        if (line.Says.StartsWith("SEARCH", StringComparison.Ordinal) && FewGroups().Replace(line.Says, "") is var rest && !rest.Contains("ANY(", StringComparison.Ordinal)) return Access.Search;
        var beside = lines.Where(l => l.Parent == line.Parent).ToList();
        var isInner = beside.TakeWhile(l => l != line).Any(l => l.Says.StartsWith("SCAN", StringComparison.Ordinal) || l.Says.StartsWith("SEARCH", StringComparison.Ordinal));
        var isSorted = beside.Any(l => l.Says.StartsWith("USE TEMP B-TREE", StringComparison.Ordinal) && !l.Says.Contains("LAST", StringComparison.Ordinal));
        return isLimited && !isInner && !isSorted ? Access.Walk : Access.Scan;
    }

    [GeneratedRegex(@"ANY\((State|DepartmentId)\)", RegexOptions.None, 1000)]
    private static partial Regex FewGroups();

    [GeneratedRegex("\"(\\w+)\" AS \"(\\w+)\"", RegexOptions.None, 1000)]
    private static partial Regex Aliases();
}
