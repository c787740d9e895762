using System.Data.Common;
using System.Globalization;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Erasing;

/// <summary>Empties what the entities declare personal: the person's own rows, and the person's words wherever else they stand.</summary>
internal sealed class ErasePersonalRows : IEraseRows
{
    /// <summary>Has a name and keys of its own: see <see cref="EraseHead"/>.</summary>
    private const string Heads = "Customers";

    public async Task Run(Db db, ErasedPerson who, Instant now, CancellationToken stop)
    {
        foreach (var table in PersonalTable.Of(db.Model).Where(t => t.Name != Heads))
        {
            if (who.Entry.What == ErasedWhat.Customer && table.Customer is { } column) await Empty(db, table, $"\"{column}\" = @customer", who, stop);
            if (who.Contact is not null && table is { Contact: { } contact, Customer: not null }) await OfContact(db, table, $"\"{contact}\" = @contact", who, stop);
            await Sweep(db, table, who, stop);
        }
    }

    private static Task<int> Empty(Db db, PersonalTable table, string rows, ErasedPerson who, CancellationToken stop)
        => Do(db, table.GoesWhole ? $"DELETE FROM \"{table.Name}\" WHERE {rows}" : $"UPDATE \"{table.Name}\" SET {string.Join(", ", table.Columns.Select(Emptied))} WHERE {rows}", who, [], stop);

    private static async Task OfContact(Db db, PersonalTable table, string rows, ErasedPerson who, CancellationToken stop)
    {
        if (table.GoesWithContact) await Do(db, $"DELETE FROM \"{table.Name}\" WHERE {rows}", who, [], stop);
        else if (!table.GoesWhole) await Do(db, $"UPDATE \"{table.Name}\" SET {string.Join(", ", table.Columns.Select(Emptied))} WHERE {rows}", who, [], stop);
    }

    // In the customer's own rows, and in rows of no customer, names and numbers; in rows of other customers numbers only, for others may bear the name.
    private static async Task Sweep(Db db, PersonalTable table, ErasedPerson who, CancellationToken stop)
    {
        var texts = table.Columns.Where(c => c.IsText).ToList();
        if (texts.Count == 0) return;
        if (table.Customer is null || who.EveryNumber.Count > 0) await Replace(db, table, texts, table.Customer is null ? who.Distinctive : who.EveryNumber, null, who, stop);
        if (table.Customer is { } customer) await Replace(db, table, texts, who.Everything, $"\"{customer}\" = @customer", who, stop);
    }

    private static async Task Replace(Db db, PersonalTable table, List<PersonalColumn> texts, IReadOnlyList<string> words, string? only, ErasedPerson who, CancellationToken stop)
    {
        if (words.Count == 0) return;
        foreach (var column in texts)
        {
            var said = words.Select((_, i) => $"@w{i.ToString(CultureInfo.InvariantCulture)}").Aggregate($"\"{column.Name}\"", (inside, word) => $"replace({inside}, {word}, @pseudonym)");
            await Do(db, $"UPDATE \"{table.Name}\" SET \"{column.Name}\" = {said} WHERE {(only is null ? "" : only + " AND ")}\"{column.Name}\" <> {said}", who, words, stop);
        }
    }

    private static string Emptied(PersonalColumn column) => $"\"{column.Name}\" = {(column.IsNullable ? "NULL" : column.IsText ? "''" : "@nothing")}";

    // The names come from the model; every value is a parameter.
    private static async Task<int> Do(Db db, string sql, ErasedPerson who, IReadOnlyList<string> words, CancellationToken stop)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        (command.Transaction, command.CommandText, command.CommandTimeout) = (db.Database.CurrentTransaction!.GetDbTransaction(), sql, 0);
        if (sql.Contains("@customer", StringComparison.Ordinal)) Add(command, "customer", db.Dialect.Parameter(who.Customer));
        if (sql.Contains("@contact", StringComparison.Ordinal)) Add(command, "contact", db.Dialect.Parameter(who.Contact!.Value));
        if (sql.Contains("@pseudonym", StringComparison.Ordinal)) Add(command, "pseudonym", who.Entry.Pseudonym);
        if (sql.Contains("@nothing", StringComparison.Ordinal)) Add(command, "nothing", Array.Empty<byte>());
        for (var i = 0; i < words.Count; i++) Add(command, "w" + i.ToString(CultureInfo.InvariantCulture), words[i]);
        return await command.ExecuteNonQueryAsync(stop);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
