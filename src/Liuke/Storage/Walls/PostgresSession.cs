using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Liuke.Storage.Walls;

/// <summary>Every connection to PostgreSQL takes on the reach of whoever opens it, before anything is asked.</summary>
/// <remarks>Npgsql resets role and settings when the connection goes back to the pool. A pooler in between must keep sessions apart.</remarks>
internal sealed class PostgresSession : DbConnectionInterceptor
{
    public static readonly PostgresSession Instance = new();

    // Pages are many and small: compiling a query, or sharing it among processes, costs them more than it brings.
    // Where the roles are missing (an owner who may not make any), the owner's own policies read the settings instead.
    private const string Sql = """
        SELECT set_config('role', CASE WHEN to_regrole($1) IS NULL THEN 'none' WHEN pg_has_role(session_user, $1, 'MEMBER') THEN $1 ELSE 'none' END, false),
            set_config('liuke.reach', $2, false), set_config('liuke.person', $3, false), set_config('liuke.departments', $4, false), set_config('liuke.customers', $5, false),
            set_config('jit', 'off', false), set_config('max_parallel_workers_per_gather', '0', false)
        """;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection, ReachOf(eventData));
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        => await Become(connection, ReachOf(eventData), cancellationToken);

    public static async Task Become(DbConnection connection, Reach reach, CancellationToken stop)
    {
        await using var command = Command(connection, reach);
        await command.ExecuteNonQueryAsync(stop);
    }

    private static Reach ReachOf(ConnectionEndEventData opened) => opened.Context is Db db ? db.Reach : Reach.Nothing;

    private static NpgsqlCommand Command(DbConnection connection, Reach reach) => new(Sql, (NpgsqlConnection)connection)
    {
        Parameters =
        {
            Text(PostgresRoles.Of(reach)),
            Text(reach.Kind == ReachKind.All ? "all" : "some"),
            Text(reach.Kind == ReachKind.Own || reach.Also.Own ? reach.Person.ToString() : ""),
            Text(List(reach.Kind == ReachKind.Departments ? reach.Departments.Union(reach.Also.Departments) : reach.Also.Departments)),
            Text(List(reach.Also.Customers)),
        },
    };

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text };

    private static string List(IEnumerable<Guid> ids) => "{" + string.Join(',', ids) + "}";
}

/// <summary>One database role for each kind of reach, as there is one model for each: so a policy is one condition, which indexes serve.</summary>
internal static class PostgresRoles
{
    public const string Own = "liuke_own", Departments = "liuke_departments", Granted = "liuke_granted", All = "liuke_all";

    public static readonly string[] Limited = [Own, Departments, Granted];
    public static readonly string[] Every = [.. Limited, All];

    /// <summary>The program's own work stays with the role that connected: it migrates, writes in bulk and analyses.</summary>
    public static string Of(Reach reach) => reach switch
    {
        { IsPrograms: true } => "none",
        { Kind: ReachKind.All } => All,
        { Also.IsNothing: false } => Granted,
        { Kind: ReachKind.Departments } => Departments,
        _ => Own,
    };
}
