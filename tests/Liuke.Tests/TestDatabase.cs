using System.Security.Cryptography;
using Liuke.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Liuke.Tests;

/// <summary>Databases of the tests on the PostgreSQL that LIUKE_TEST_POSTGRES names.</summary>
internal static class TestDatabase
{
    public static readonly string? Server = Environment.GetEnvironmentVariable("LIUKE_TEST_POSTGRES");

    public static async Task<Database> OnServer(string? template)
    {
        var name = "liuke_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        await Run(template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {template}");
        return Database.Parse(new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 40 }.ConnectionString);
    }

    /// <summary>Closes the connections that this process keeps to a database.</summary>
    public static async Task LetGo(Database database)
    {
        if (!database.IsPostgres)
        {
            await using var file = new SqliteConnection(database.Connection);
            SqliteConnection.ClearPool(file);
            return;
        }

        await using var pooled = new NpgsqlConnection(database.Connection);
        NpgsqlConnection.ClearPool(pooled);
    }

    public static async Task Drop(Database database)
    {
        await LetGo(database);
        await Run($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(database.Connection).Database} WITH (FORCE)");
    }

    private static async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
