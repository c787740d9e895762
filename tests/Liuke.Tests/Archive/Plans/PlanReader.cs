using System.Collections.Concurrent;
using System.Data.Common;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Liuke.Tests.Archive.Plans;

/// <summary>How a plan comes to the rows of a table.</summary>
internal enum Access
{
    /// <summary>By a condition that an index opens.</summary>
    Search,

    /// <summary>From one end, row by row, until a limit is reached.</summary>
    Walk,

    /// <summary>All of it.</summary>
    Scan,
}

/// <summary>One table in one plan.</summary>
internal sealed record Step(string Table, Access Access, string Detail)
{
    /// <summary>What it is where the condition opens no index after all.</summary>
    public Access Otherwise { get; init; } = Access.Scan;
}

/// <summary>Reads the plan of every query that passes, on the very connection that is about to run it: with its role, its settings and its values.</summary>
internal sealed class PlanReader : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<(string Page, string Table, Access Access, string Detail), string> found = new();

    /// <summary>The tables that grow with the customers.</summary>
    public IReadOnlySet<string> Big { get; set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What is being asked for, so that a plan can be named; null while nothing is read.</summary>
    public string? Page { get; set; }

    public int Read { get; private set; }

    /// <summary>Every walk and scan so far: on which page, of which table, in which query.</summary>
    public IReadOnlyList<(string Page, Step Step, string Sql)> Found => [.. found.Select(f => (f.Key.Page, new Step(f.Key.Table, f.Key.Access, f.Key.Detail), f.Value))];

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (Page is { } asked && eventData.Context is Db && IsQuery(command.CommandText) && !AsksForNone(command))
        {
            Read++;
            foreach (var step in await Plans.Of(command, cancellationToken))
                if (step.Access != Access.Search && Big.Contains(step.Table)) found.TryAdd((asked, step.Table, step.Access, step.Detail), command.CommandText);
        }

        return result;
    }

    // Of no ids PostgreSQL knows that there is nothing: it takes any index that is empty, and its plan tells of no other.
    private static bool AsksForNone(DbCommand command)
        => command.Parameters.Cast<DbParameter>().Any(p => p.Value is System.Collections.ICollection { Count: 0 } && command.CommandText.EndsWith($"= ANY (@{p.ParameterName.TrimStart('@')})", StringComparison.Ordinal));

    // What is never true reads nothing, whatever its plan says.
    private static bool IsQuery(string sql) => !sql.EndsWith("WHERE 0", StringComparison.Ordinal) && !sql.EndsWith("WHERE FALSE", StringComparison.Ordinal) && (sql.StartsWith("SELECT", StringComparison.Ordinal) || sql.StartsWith("WITH", StringComparison.Ordinal));
}

internal static class Plans
{
    public static Task<IReadOnlyList<Step>> Of(DbCommand command, CancellationToken stop)
        => command is Npgsql.NpgsqlCommand postgres ? PostgresPlan.Read(postgres, stop) : SqlitePlan.Read((Microsoft.Data.Sqlite.SqliteCommand)command, stop);
}
