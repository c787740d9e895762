using System.Security.Cryptography;
using System.Text;
using Liuke.Basics;
using Liuke.Storage.Walls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Liuke.Storage;

/// <summary>PostgreSQL: ids are uuids, bulk writing is binary COPY, overwriting goes through a temporary table.</summary>
public sealed class PostgresDialect : Dialect
{
    public override string IdType => "uuid";

    public override string BytesType => "bytea";

    public override Type? GuidColumn => null;

    public override Type IdColumn(Type id) => typeof(GuidIdColumn<>).MakeGenericType(id);

    public override async Task<IBulkWriter> Write(Db db, BulkTable table, CancellationToken stop)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Bulk writing needs an open transaction.");
        return await BinaryCopy.Open((NpgsqlConnection)db.Database.GetDbConnection(), table, stop);
    }

    public override Task TakeTurn(Db db, string work, CancellationToken stop)
        => db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext({work}))", stop);

    public override async Task<IReadOnlySet<string>> Columns(Db db, CancellationToken stop)
        => (await db.Database.SqlQueryRaw<string>("""SELECT table_name || '.' || column_name AS "Value" FROM information_schema.columns WHERE table_schema = 'public'""").ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);

    public override object Parameter(object value) => value switch
    {
        Instant at => at.Cut().ToDateTimeUtc(),
        LocalDate day => day.ToDateOnly(),
        Enum kind => Convert.ToInt32(kind, null),
        _ => IdValue.Of(value) ?? value,
    };

    public override Task Purge(Db db, CancellationToken stop) => db.Database.ExecuteSqlRawAsync("VACUUM", stop);

    public override async Task PurgeAll(Db db, IReadOnlyCollection<string> tables, CancellationToken stop)
    {
        // Plain vacuum leaves old bytes in the gaps of pages; the statistics hold common values in clear. Where somebody else owns the database the last is skipped with a warning.
        foreach (var table in tables.Order(StringComparer.Ordinal).Select(t => $"\"{t}\"").Append("pg_catalog.pg_statistic"))
        {
            await db.Database.OpenConnectionAsync(stop);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            (command.CommandText, command.CommandTimeout) = ($"VACUUM (FULL{(table[0] == '"' ? ", ANALYZE" : "")}) {table}", 0);
            await command.ExecuteNonQueryAsync(stop);
            await db.Database.CloseConnectionAsync();
        }
    }

    public override async Task DropCopies(Db db, Database database, string proof, CancellationToken stop)
    {
        foreach (var schema in await db.Database.SqlQueryRaw<string>("SELECT nspname AS \"Value\" FROM pg_namespace WHERE nspname LIKE 'before_restore_%'").ToListAsync(stop))
        {
            var hasTable = await db.Database.SqlQuery<bool>($"SELECT to_regclass(quote_ident({schema}) || '.\"Erasures\"') IS NOT NULL AS \"Value\"").SingleAsync(stop);
            var known = $"SELECT 1 AS \"Value\" WHERE EXISTS ({proof.Replace("{0}", $"\"{schema}\".", StringComparison.Ordinal)})";
            if (hasTable && (await db.Database.SqlQueryRaw<int>(known).ToListAsync(stop)).Count > 0) continue;
            var drop = $"DROP SCHEMA \"{schema}\" CASCADE";
            await db.Database.ExecuteSqlRawAsync(drop, stop);
        }
    }

    public override async Task Analyze(Db db, CancellationToken stop) => await db.Database.ExecuteSqlRawAsync("ANALYZE", stop);

    public override void CreateTextIndex(MigrationBuilder schema, TextIndex index)
    {
        schema.Sql($"""
            CREATE OR REPLACE FUNCTION {TextIndex.Function}(whole text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
            $$ SELECT array_agg(DISTINCT substr(whole, at, size)) FROM generate_series(1, char_length(whole)) at, generate_series(1, 2) size $$
            """);
        schema.Sql($"""CREATE INDEX "{index.Name}" ON "{index.Table}" USING gin ({TextIndex.Function}("{index.Text}"))""");
    }

    public override void OnlyAppend(MigrationBuilder schema, string table)
    {
        schema.Sql("""
            CREATE OR REPLACE FUNCTION liuke_only_append() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$
            """);
        schema.Sql($"""CREATE TRIGGER "{table}_only_append" BEFORE UPDATE OR DELETE ON "{table}" FOR EACH ROW EXECUTE FUNCTION liuke_only_append()""");
    }

    internal static string HoldingFunction(TextIndex index) => "liuke_holding_" + index.Table.ToLowerInvariant();

    internal override Task Become(Db db, Reach reach, CancellationToken stop) => PostgresSession.Become(db.Database.GetDbConnection(), reach, stop);

    internal override Task RaiseWalls(Db db, CancellationToken stop) => PostgresWalls.Raise(db, stop);

    public override IQueryable<long> Holding(Db db, TextIndex index, string part, int most)
    {
        string[] pairs = part.Length == 1 ? [part] : [.. TextIndex.Pairs(part).SkipLast(1)];
        var sql = $"""SELECT held AS "Value" FROM {HoldingFunction(index)}({"{0}"}, {"{1}"}) held""";
        return db.Database.SqlQueryRaw<long>(sql, pairs, most);
    }

    private sealed class BinaryCopy(NpgsqlConnection connection, BulkTable table, string target, NpgsqlBinaryImporter importer) : IBulkWriter
    {
        private bool isComplete;

        public static async Task<BinaryCopy> Open(NpgsqlConnection connection, BulkTable table, CancellationToken stop)
        {
            // A copy goes past policies, so that the server refuses it where any stands; an insert does not.
            var isStaged = table.Overwrites || table.OnlyUpdates || await IsWalled(connection, table, stop);
            // A stage lasts as long as the session: one for each set of columns.
            var target = isStaged ? $"staged_{table.Name.ToLowerInvariant()}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Columns(table))))[..8]}" : table.Name;
            if (isStaged)
                await Run(connection, $"CREATE TEMP TABLE IF NOT EXISTS \"{target}\" AS SELECT {Columns(table)} FROM \"{table.Name}\" WITH NO DATA; TRUNCATE \"{target}\"", stop);
            var importer = await connection.BeginBinaryImportAsync($"COPY \"{target}\" ({Columns(table)}) FROM STDIN (FORMAT BINARY)", stop);
            importer.Timeout = TimeSpan.FromMinutes(30);
            return new(connection, table, target, importer);
        }

        public ValueTask Add(params ReadOnlySpan<object?> row)
        {
            importer.StartRow();
            foreach (var value in row) Put(value);
            return ValueTask.CompletedTask;
        }

        public async Task Complete(CancellationToken stop)
        {
            if (isComplete) return;
            isComplete = true;
            await importer.CompleteAsync(stop);
            await importer.DisposeAsync();
            if (table.OnlyUpdates) await Run(connection, BulkSql.Update(table, c => $"\"{target}\".\"{c}\"", $" FROM \"{target}\""), stop);
            if (table.OnlyUpdates || target == table.Name) return;
            await Run(connection, $"INSERT INTO \"{table.Name}\" ({Columns(table)}) SELECT {Columns(table)} FROM \"{target}\"{BulkSql.Conflict(table)}", stop);
        }

        public async ValueTask DisposeAsync()
        {
            if (!isComplete) await importer.DisposeAsync();
        }

        private void Put(object? value)
        {
            switch (value)
            {
                case null: importer.WriteNull(); break;
                case Guid id: importer.Write(id, NpgsqlDbType.Uuid); break;
                case Instant at: importer.Write(at.Cut().ToDateTimeUtc(), NpgsqlDbType.TimestampTz); break;
                case LocalDate day: importer.Write(day.ToDateOnly(), NpgsqlDbType.Date); break;
                case string text: importer.Write(text, NpgsqlDbType.Text); break;
                case long number: importer.Write(number, NpgsqlDbType.Bigint); break;
                case int number: importer.Write(number, NpgsqlDbType.Integer); break;
                case decimal number: importer.Write(number, NpgsqlDbType.Numeric); break;
                case DateTimeOffset at: importer.Write(at.ToUniversalTime(), NpgsqlDbType.TimestampTz); break;
                case double number: importer.Write(number, NpgsqlDbType.Double); break;
                case bool flag: importer.Write(flag, NpgsqlDbType.Boolean); break;
                case byte[] bytes: importer.Write(bytes, NpgsqlDbType.Bytea); break;
                case Enum kind: importer.Write(Convert.ToInt32(kind, null), NpgsqlDbType.Integer); break;
                default: importer.Write(IdValue.Of(value) ?? throw new NotSupportedException($"No column form for {value.GetType()}."), NpgsqlDbType.Uuid); break;
            }
        }

        private static async Task<bool> IsWalled(NpgsqlConnection connection, BulkTable table, CancellationToken stop)
        {
            await using var command = new NpgsqlCommand("SELECT row_security_active($1)", connection) { Parameters = { new() { Value = $"\"{table.Name}\"" } } };
            return (bool)(await command.ExecuteScalarAsync(stop))!;
        }

        private static string Columns(BulkTable table) => string.Join(", ", table.Columns.Select(c => $"\"{c}\""));

        private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken stop)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 1800 };
            await command.ExecuteNonQueryAsync(stop);
        }
    }
}
