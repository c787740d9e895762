using System.Collections.Concurrent;
using System.Text.Json;
using Npgsql;

namespace Liuke.Tests.Archive.Plans;

/// <summary>What EXPLAIN says on PostgreSQL.</summary>
internal static class PostgresPlan
{
    // What must have seen all its rows before it gives the first.
    private static readonly HashSet<string> Blocking = new(StringComparer.Ordinal) { "Sort", "Incremental Sort", "Hash", "Aggregate", "WindowAgg", "SetOp", "Materialize", "Memoize" };

    private static readonly ConcurrentDictionary<string, string> Leading = new(StringComparer.Ordinal);

    public static async Task<IReadOnlyList<Step>> Read(NpgsqlCommand asked, CancellationToken stop)
    {
        await using var explain = new NpgsqlCommand("EXPLAIN (FORMAT JSON) " + asked.CommandText, asked.Connection, asked.Transaction);
        foreach (NpgsqlParameter parameter in asked.Parameters) explain.Parameters.Add(parameter.Clone());
        using var plan = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync(stop))!);
        var steps = new List<Step>();
        Walk(plan.RootElement[0].GetProperty("Plan"), false, steps);
        for (var i = 0; i < steps.Count; i++)
            if (steps[i].Access == Access.Search && !await OpensIndex(asked.Connection!, steps[i].Detail, stop)) steps[i] = steps[i] with { Access = steps[i].Otherwise };
        return steps;
    }

    private static void Walk(JsonElement node, bool isLimited, List<Step> steps)
    {
        var type = Say(node, "Node Type")!;
        var place = Say(node, "Parent Relationship");
        if (place is "Inner" or "SubPlan" or "InitPlan") isLimited = false;
        if (type == "Limit") isLimited = true;
        else if (Blocking.Contains(type)) isLimited = false;
        var otherwise = isLimited ? Access.Walk : Access.Scan;
        if (Say(node, "Relation Name") is { } table)
            steps.Add(type switch
            {
                "Seq Scan" => new(table, otherwise, "Seq Scan"),
                "Index Scan" or "Index Only Scan" when Say(node, "Index Cond") is null => new(table, otherwise, $"{type} {Say(node, "Index Name")}"),
                "Index Scan" or "Index Only Scan" => new(table, Access.Search, $"{Say(node, "Index Name")}: {Say(node, "Index Cond")}") { Otherwise = otherwise },
                "Bitmap Heap Scan" => new(table, Access.Search, ""),
                _ => new(table, otherwise, type),
            });
        else if (type == "Bitmap Index Scan" && Say(node, "Index Name") is { } index && !index.EndsWith("Text", StringComparison.Ordinal))
            steps.Add(new("", Access.Search, $"{index}: {Say(node, "Index Cond")}"));
        if (!node.TryGetProperty("Plans", out var below)) return;
        foreach (var child in below.EnumerateArray()) Walk(child, isLimited, steps);
    }

    // A condition on later columns alone reads an index from end to end.
    private static async Task<bool> OpensIndex(NpgsqlConnection connection, string detail, CancellationToken stop)
    {
        if (detail.Length == 0) return true;
        var name = detail[..detail.IndexOf(':', StringComparison.Ordinal)];
        if (!Leading.TryGetValue(name, out var column))
        {
            await using var ask = new NpgsqlCommand("SELECT a.attname::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] WHERE i.indexrelid = $1::regclass", connection) { Parameters = { new() { Value = $"\"{name}\"" } } };
            Leading[name] = column = (string?)await ask.ExecuteScalarAsync(stop) ?? "";
        }

        return detail.Contains($"\"{column}\"", StringComparison.Ordinal) || detail.Contains($"({column} ", StringComparison.Ordinal);
    }

    private static string? Say(JsonElement node, string property) => node.TryGetProperty(property, out var value) ? value.GetString() : null;
}
