using System.Data.Common;
using Liuke.Basics;
using Liuke.Storage.Walls;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Liuke.Storage;

/// <summary>Which database: a PostgreSQL connection string, or the path of an SQLite file.</summary>
public sealed record Database(string Connection, bool IsPostgres)
{
    public const string DefaultFile = "data/liuke.db";

    public string? File => IsPostgres ? null : new SqliteConnectionStringBuilder(Connection).DataSource;

    public static Database Parse(string named)
    {
        if (named.Contains("Host=", StringComparison.OrdinalIgnoreCase) || named.StartsWith("postgres", StringComparison.Ordinal))
            return new(new NpgsqlConnectionStringBuilder(Uri(named)) { IncludeErrorDetail = false }.ConnectionString, true);

        var file = named.StartsWith("Data Source=", StringComparison.OrdinalIgnoreCase)
            ? new SqliteConnectionStringBuilder(named).DataSource : named;
        return new(new SqliteConnectionStringBuilder
        {
            DataSource = Path.GetFullPath(file), Pooling = true, DefaultTimeout = 60, ForeignKeys = true,
        }.ConnectionString, false);
    }

    public void Use(DbContextOptionsBuilder options)
    {
        if (IsPostgres) options.UseNpgsql(Connection, o => o.CommandTimeout(600)).AddInterceptors(PostgresSession.Instance);
        else options.UseSqlite(Connection).AddInterceptors(SqlitePragmas.Instance);

        options.ReplaceService<IModelCacheKeyFactory, ModelPerReach>();
        options.ReplaceService<IMigrationsIdGenerator, MigrationNames>();
        options.ConfigureWarnings(w => w.Ignore(
            RelationalEventId.PendingModelChangesWarning,
            CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));
    }

    // postgres://user:password@host:port/name is what hosting firms hand out.
    private static string Uri(string named)
    {
        if (!named.StartsWith("postgres", StringComparison.Ordinal) || !System.Uri.TryCreate(named, UriKind.Absolute, out var uri)) return named;
        var who = uri.UserInfo.Split(':', 2);
        return new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host, Port = uri.Port > 0 ? uri.Port : 5432, Database = uri.AbsolutePath.Trim('/'),
            Username = System.Uri.UnescapeDataString(who[0]),
            Password = who.Length > 1 ? System.Uri.UnescapeDataString(who[1]) : null,
        }.ConnectionString;
    }
}

/// <summary>Steps of the schema are called 0001_Foundations; EF expects the moment of their making in front.</summary>
internal sealed class MigrationNames : IMigrationsIdGenerator
{
    public string GenerateId(string name) => name;

    public string GetName(string id) => id;

    public bool IsValidId(string value) => true;
}

/// <summary>Every connection, pooled ones too: WAL, a full flush at each commit, foreign keys, the function that text indexes use.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    private const string Pragmas =
        "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 60000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Prepare(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Prepare(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Prepare(DbConnection connection)
    {
        ((SqliteConnection)connection).CreateFunction(TextIndex.Function, (string text) => string.Join(' ', TextIndex.Pairs(text).Select(TextIndex.Hex)), isDeterministic: true);
        var command = connection.CreateCommand();
        // EF looks whether the file is there through a connection that may not write, and so may not change the journal either.
        var mayWrite = !connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase);
        command.CommandText = mayWrite ? "PRAGMA journal_mode = WAL; " + Pragmas : Pragmas;
        return command;
    }
}
