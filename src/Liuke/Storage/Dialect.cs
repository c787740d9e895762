using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage;

/// <summary>What differs between the two databases, and nothing else.</summary>
public abstract class Dialect
{
    public static readonly Dialect Sqlite = new SqliteDialect();
    public static readonly Dialect Postgres = new PostgresDialect();

    public static Dialect Of(DatabaseFacade database) => database.IsNpgsql() ? Postgres : Sqlite;

    public static Dialect Of(MigrationBuilder schema)
        => schema.ActiveProvider?.Contains("Npgsql", StringComparison.Ordinal) == true ? Postgres : Sqlite;

    /// <summary>The column type of an id.</summary>
    public abstract string IdType { get; }

    public abstract string BytesType { get; }

    /// <summary>How EF turns a plain guid into a column; null where the database knows guids.</summary>
    public abstract Type? GuidColumn { get; }

    /// <summary>How EF turns an id of this kind into a column.</summary>
    public abstract Type IdColumn(Type id);

    /// <summary>Opens a bulk writer on the context's present transaction. Rows are written in the order given.</summary>
    /// <param name="update">Columns to overwrite where the key is there already; null inserts only and a repeated key throws.</param>
    public abstract Task<IBulkWriter> Write(Db db, BulkTable table, CancellationToken stop);

    /// <summary>Takes on another reach on the open connection. Only where the database itself keeps a wall.</summary>
    internal virtual Task Become(Db db, Reach reach, CancellationToken stop) => Task.CompletedTask;

    /// <summary>Raises the database's own wall in front of every row that has a scope, and takes down what is no longer so. Cheap when nothing changed.</summary>
    internal virtual Task RaiseWalls(Db db, CancellationToken stop) => Task.CompletedTask;

    /// <summary>Creates an index that finds any part of a text; it keeps itself up to date.</summary>
    public abstract void CreateTextIndex(MigrationBuilder schema, TextIndex index);

    /// <summary>From now on the rows of this table are neither changed nor deleted: the database itself refuses.</summary>
    public abstract void OnlyAppend(MigrationBuilder schema, string table);

    /// <summary>The numbers of the rows that may hold this part: all that do, and perhaps a few that do not. Knows nothing of scopes.</summary>
    /// <param name="most">Not more than these.</param>
    public abstract IQueryable<long> Holding(Db db, TextIndex index, string part, int most);

    /// <summary>Waits, inside a write transaction, until no other node is in a transaction of the same kind of work.</summary>
    public abstract Task TakeTurn(Db db, string work, CancellationToken stop);

    /// <summary>From how many rows on <see cref="Rewrite"/> is worth its one long transaction.</summary>
    public virtual int RewriteFrom => int.MaxValue;

    /// <summary>Runs work that rewrites most of a table, inside the caller's transaction, and makes the table's indexes anew instead of keeping them row by row.</summary>
    /// <remarks>Readers see the table and its indexes as they were until the commit; other writers wait. Only where that is so; elsewhere the work is simply done.</remarks>
    public virtual Task Rewrite(Db db, string table, Func<Task> work, CancellationToken stop) => work();

    /// <summary>Every column of the database as Table.Column, as it is and not as the model says.</summary>
    public abstract Task<IReadOnlySet<string>> Columns(Db db, CancellationToken stop);

    /// <summary>A value of ours as a parameter of a statement written by hand.</summary>
    public abstract object Parameter(object value);

    /// <summary>Takes what was overwritten or deleted out of the files too; outside any transaction.</summary>
    public abstract Task Purge(Db db, CancellationToken stop);

    /// <summary>The same to the last byte, for tables that held what must not be found in any file: text indexes, statistics and free space too. Takes long on a large database.</summary>
    /// <param name="tables">Those that held it.</param>
    public abstract Task PurgeAll(Db db, IReadOnlyCollection<string> tables, CancellationToken stop);

    /// <summary>Drops copies of the whole database that were set aside and of which this query, given where the copy's tables are, finds nothing.</summary>
    /// <param name="proof">A query with {0} before each table's name.</param>
    public abstract Task DropCopies(Db db, Database database, string proof, CancellationToken stop);

    /// <summary>Lets the planner learn the shape of the data after much has been written.</summary>
    public abstract Task Analyze(Db db, CancellationToken stop);
}

/// <param name="Keys">The columns that identify a row; used when <paramref name="Overwrites"/> is set.</param>
/// <param name="Overwrites">Whether a row with the same keys is overwritten; else it throws.</param>
public sealed record BulkTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Keys, bool Overwrites = false)
{
    /// <summary>The whole ON CONFLICT clause, where overwriting every column would be wrong or the keys are unique among some rows only.</summary>
    public string? Conflict { get; init; }

    /// <summary>Only rows that are there are changed: a row removed meanwhile does not come back.</summary>
    public bool OnlyUpdates { get; init; }

    internal IEnumerable<string> Values => Columns.Except(Keys);
}

/// <summary>Writes many rows fast: prepared statements on SQLite, binary COPY on PostgreSQL. Dispose to finish.</summary>
public interface IBulkWriter : IAsyncDisposable
{
    /// <summary>Values in the order of the columns: ids, guids, instants, days, strings, numbers, bytes or null.</summary>
    ValueTask Add(params ReadOnlySpan<object?> row);

    /// <summary>Writes what is left. Nothing is certain until the transaction commits.</summary>
    Task Complete(CancellationToken stop);
}
