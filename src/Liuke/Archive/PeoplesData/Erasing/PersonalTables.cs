using System.Collections.Concurrent;
using System.Reflection;
using Liuke.Storage.Walls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Liuke.Archive.PeoplesData.Erasing;

/// <param name="IsText">Else bytes.</param>
internal sealed record PersonalColumn(string Name, bool IsText, bool IsNullable);

/// <summary>A table that holds something of people, as its entity declares it.</summary>
/// <param name="Customer">The column that names the customer; null where the table belongs to no customer.</param>
/// <param name="Contact">The column that names a contact.</param>
/// <param name="GoesWhole">Whether whole rows go with the customer.</param>
/// <param name="GoesWithContact">Whether whole rows go with the contact they name.</param>
internal sealed record PersonalTable(string Name, string? Customer, string? Contact, bool GoesWhole, bool GoesWithContact, IReadOnlyList<PersonalColumn> Columns)
{
    private static readonly ConcurrentDictionary<IModel, IReadOnlyList<PersonalTable>> Known = new();

    /// <summary>All of them, from the declarations <see cref="PersonalAttribute"/> and <see cref="NotPersonalAttribute"/>.</summary>
    public static IReadOnlyList<PersonalTable> Of(IModel model) => Known.GetOrAdd(model, static all => [.. all.GetEntityTypes().Select(Of).OfType<PersonalTable>()]);

    private static PersonalTable? Of(IEntityType row)
    {
        var whole = row.ClrType.GetCustomAttribute<PersonalAttribute>();
        var columns = row.GetProperties().Where(p => p.PropertyInfo?.IsDefined(typeof(PersonalAttribute)) == true || whole is not null && !p.IsPrimaryKey() && (p.ClrType == typeof(string) || p.ClrType == typeof(byte[])))
            .Select(p => new PersonalColumn(p.GetColumnName(), p.ClrType == typeof(string), p.IsNullable)).ToList();
        if (columns.Count == 0 && whole is null) return null;
        return new(row.GetTableName()!, CustomerColumn(row), row.FindProperty("ContactId")?.GetColumnName(), whole is not null, whole?.GoesWithContact == true, columns);
    }

    // Only rows behind a wall are the customer's own; an approval that names a customer is the firm's, and has an eraser of its own.
    private static string? CustomerColumn(IEntityType row)
    {
        if (!Wall.IsWalled(row.ClrType)) return null;
        var by = Wall.PartOf(row.ClrType) is { } part && part.Whole == typeof(Customer) ? part.By : Wall.CustomerProperty(row.ClrType)?.Name;
        return by is null ? null : row.FindProperty(by)!.GetColumnName();
    }
}
