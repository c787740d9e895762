using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Tests.House;

/// <summary>A database's own account of its tables, one line for each column, key and index.</summary>
public static class Catalogue
{
    public static async Task<IReadOnlyList<string>> Read(Db db)
    {
        var lines = new List<string>();
        foreach (var question in db.Database.IsNpgsql() ? Postgres : Sqlite)
            lines.AddRange(await db.Database.SqlQueryRaw<string>(question).ToListAsync());
        return lines.Order(StringComparer.Ordinal).ToList();
    }

    private static readonly string[] Sqlite =
    [
        """
        SELECT t.name || '.' || c.name || ' ' || c.type || CASE c."notnull" WHEN 1 THEN ' not null' ELSE '' END
            || CASE WHEN c.pk > 0 THEN ' key ' || c.pk ELSE '' END || coalesce(' default ' || c.dflt_value, '') || CASE WHEN c.hidden > 0 THEN ' computed' ELSE '' END AS "Value"
        FROM sqlite_master t, pragma_table_xinfo(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
        """,
        """
        SELECT t.name || ' index ' || i.name || CASE i."unique" WHEN 1 THEN ' unique' ELSE '' END || ' ('
            || (SELECT group_concat(c.name || CASE c."desc" WHEN 1 THEN ' desc' ELSE '' END || ' ' || c.coll, ', ') FROM (SELECT * FROM pragma_index_xinfo(i.name) WHERE key = 1 ORDER BY seqno) c) || ')'
            || CASE i.partial WHEN 1 THEN ' ' || (SELECT substr(m.sql, instr(m.sql, ' WHERE ') + 1) FROM sqlite_master m WHERE m.name = i.name) ELSE '' END AS "Value"
        FROM sqlite_master t, pragma_index_list(t.name) i WHERE t.type = 'table' AND i.origin <> 'pk'
        """,
        """
        SELECT t.name || '.' || f."from" || ' refers to ' || f."table" || '.' || coalesce(f."to", 'key') || ' on delete ' || f.on_delete AS "Value"
        FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
        """,
    ];

    private static readonly string[] Postgres =
    [
        """
        SELECT table_name || '.' || column_name || ' ' || data_type || coalesce('(' || character_maximum_length || ')', '') || coalesce('(' || numeric_precision || ',' || numeric_scale || ')', '')
            || CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END || coalesce(' default ' || column_default, '') || CASE is_identity WHEN 'YES' THEN ' identity' ELSE '' END
            || CASE is_generated WHEN 'ALWAYS' THEN ' computed' ELSE '' END AS "Value"
        FROM information_schema.columns WHERE table_schema = 'public'
        """,
        """
        SELECT tablename || ' index ' || indexdef AS "Value" FROM pg_indexes WHERE schemaname = 'public'
        """,
        """
        SELECT (SELECT relname FROM pg_class WHERE oid = conrelid) || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS "Value"
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        """,
    ];
}
