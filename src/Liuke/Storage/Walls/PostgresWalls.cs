using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace Liuke.Storage.Walls;

/// <summary>Row-level security, written from the model: a row with a scope is behind a wall as soon as its table exists.</summary>
/// <remarks>
/// Roles that can neither sign in nor bypass: liuke_own, liuke_departments, liuke_granted and liuke_all. Policies are forced, so that they bind
/// the tables' owner as well; the owner's own policies read the session's settings, for servers on which nobody may make roles.
/// </remarks>
internal static class PostgresWalls
{
    private const string Person = "(SELECT nullif(current_setting('liuke.person', true), '')::uuid)";
    private const string IsAll = "(SELECT current_setting('liuke.reach', true) = 'all')";

    public static async Task Raise(Db db, CancellationToken stop)
    {
        var script = Script(db.Model);
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        if (await Mark(db, stop) == mark) return;

        await db.Database.OpenConnectionAsync(stop);
        try
        {
            // Two nodes that start at once raise them one after the other.
            await Run(db, "SELECT pg_advisory_lock(hashtext('liuke walls'))", stop);
            if (await Mark(db, stop) != mark) await Run(db, $"BEGIN; {script} {Function("liuke_walls()", "text", "IMMUTABLE", $"SELECT '{mark}'::text")} COMMIT", stop);
            await Run(db, "SELECT pg_advisory_unlock(hashtext('liuke walls'))", stop);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<string?> Mark(Db db, CancellationToken stop)
        => (await db.Database.SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM pg_proc WHERE proname = 'liuke_walls' AND pronamespace = 'public'::regnamespace").SingleAsync(stop)) == 0
            ? null : await db.Database.SqlQueryRaw<string>("SELECT public.liuke_walls() AS \"Value\"").SingleAsync(stop);

    private static string Script(IModel model)
    {
        var script = new StringBuilder();
        foreach (var role in PostgresRoles.Every) script.Append(MakeRole(role));
        var tables = model.GetEntityTypes().Where(e => e.GetTableName() is not null).OrderBy(e => e.GetTableName(), StringComparer.Ordinal).ToList();
        script.Append("-- ").AppendJoin(' ', tables.Select(t => t.GetTableName())).Append('\n');
        foreach (var row in tables.Where(t => t.ClrType.IsDefined(typeof(OnlyAppendedAttribute), false)))
            foreach (var role in PostgresRoles.Every) script.Append(For(role, $"REVOKE UPDATE, DELETE, TRUNCATE ON \"{row.GetTableName()}\" FROM {role};"));
        foreach (var row in tables.Where(t => Wall.IsWalled(t.ClrType))) script.Append(Behind(row));
        foreach (var row in tables)
            if (row.ClrType.GetCustomAttribute<FoundByTextAttribute>() is { } text) script.Append(Holding(new(row.GetTableName()!, text.Text, text.Number)));
        return script.ToString();
    }

    private static string MakeRole(string role) => Do($"""
        IF to_regrole('{role}') IS NULL THEN
            BEGIN CREATE ROLE {role} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
            EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL; END;
        END IF;
        IF to_regrole('{role}') IS NOT NULL THEN
            IF NOT pg_has_role(current_user, '{role}', 'MEMBER') THEN
                BEGIN EXECUTE format('GRANT {role} TO %I', current_user); EXCEPTION WHEN insufficient_privilege THEN NULL; END;
            END IF;
            GRANT USAGE ON SCHEMA public TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role};
            REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM {role};
            FOR appended IN SELECT tgrelid::regclass AS name FROM pg_trigger WHERE tgname LIKE '%\_only\_append' LOOP
                EXECUTE format('REVOKE UPDATE, DELETE ON %s FROM {role}', appended.name);
            END LOOP;
        END IF;
        """, "appended record;");

    private static string Behind(IEntityType row)
    {
        var table = $"\"{row.GetTableName()}\"";
        var wall = new StringBuilder($"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;\n");
        wall.Append(Do($"FOR p IN SELECT policyname FROM pg_policies WHERE schemaname = 'public' AND tablename = '{row.GetTableName()}' AND policyname LIKE 'liuke%' LOOP EXECUTE format('DROP POLICY %I ON {table}', p.policyname); END LOOP;", "p record;"));
        foreach (var (role, sees) in Conditions(row)) wall.Append(For(role, Policies(table, role, sees, Wall.PartOf(row.ClrType)?.TakesFromOutside == true)));
        return wall.ToString();
    }

    private static IEnumerable<(string Role, string Sees)> Conditions(IEntityType row)
    {
        if (Wall.PartOf(row.ClrType) is { } part)
        {
            var whole = row.Model.FindEntityType(part.Whole)!;
            var isSeen = $"""EXISTS (SELECT FROM "{whole.GetTableName()}" w WHERE w."Id" = "{row.GetTableName()}"."{row.FindProperty(part.By)!.GetColumnName()}")""";
            foreach (var role in PostgresRoles.Limited) yield return (role, isSeen);
            yield return (PostgresRoles.All, "true");
            yield return ("CURRENT_USER", $"{IsAll} OR {isSeen}");
            yield break;
        }

        var (own, within) = ($"\"OwnerId\" = {Person}", $"\"DepartmentId\" = ANY ({Ids("departments")})");
        var granted = $"{own} OR {within}";
        if (Wall.CustomerProperty(row.ClrType) is { } customer) granted += $" OR \"{row.FindProperty(customer.Name)!.GetColumnName()}\" = ANY ({Ids("customers")})";
        yield return (PostgresRoles.Own, own);
        yield return (PostgresRoles.Departments, within);
        yield return (PostgresRoles.Granted, granted);
        yield return (PostgresRoles.All, "true");
        yield return ("CURRENT_USER", $"{IsAll} OR {granted}");
    }

    // The subquery is worked out once a query, not once a row.
    private static string Ids(string setting) => $"(SELECT coalesce(nullif(current_setting('liuke.{setting}', true), ''), '{{}}')::uuid[])::uuid[]";

    private static string Policies(string table, string role, string sees, bool takesFromOutside)
    {
        var name = "liuke_" + role.Replace("liuke_", "", StringComparison.Ordinal).ToLowerInvariant();
        if (!takesFromOutside) return $"CREATE POLICY {name} ON {table} TO {role} USING ({sees});";
        return $"""
            CREATE POLICY {name}_select ON {table} FOR SELECT TO {role} USING ({sees});
            CREATE POLICY {name}_update ON {table} FOR UPDATE TO {role} USING ({sees});
            CREATE POLICY {name}_delete ON {table} FOR DELETE TO {role} USING ({sees});
            CREATE POLICY {name}_insert ON {table} FOR INSERT TO {role} WITH CHECK (true);
            """;
    }

    // Answers numbers and nothing else, and knows nothing of scopes: a policy before it would keep the index of texts from being used.
    private static string Holding(TextIndex index)
    {
        var name = PostgresDialect.HoldingFunction(index);
        var made = Function($"{name}(pairs text[], most int)", "SETOF bigint", "STABLE SECURITY DEFINER SET search_path = public, pg_temp",
            $"SELECT \"{index.Number}\" FROM \"{index.Table}\" WHERE {TextIndex.Function}(\"{index.Text}\") @> pairs LIMIT most");
        return made + For(PostgresRoles.All, $"""
            GRANT CREATE ON SCHEMA public TO {PostgresRoles.All};
            ALTER FUNCTION {name}(text[], int) OWNER TO {PostgresRoles.All};
            REVOKE CREATE ON SCHEMA public FROM {PostgresRoles.All};
            """);
    }

    private static string Function(string signature, string returns, string kind, string body)
        => $"CREATE OR REPLACE FUNCTION public.{signature} RETURNS {returns} LANGUAGE sql {kind} AS $body$ {body} $body$;\n";

    private static string For(string role, string sql) => role == "CURRENT_USER" ? sql + "\n"
        : Do($"IF to_regrole('{role}') IS NOT NULL AND pg_has_role(current_user, '{role}', 'MEMBER') THEN\n{sql}\nEND IF;");

    private static string Do(string body, string declared = "") => $"DO $do$ DECLARE {declared} BEGIN\n{body}\nEND $do$;\n";

    private static async Task Run(Db db, string sql, CancellationToken stop)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(stop);
    }
}
