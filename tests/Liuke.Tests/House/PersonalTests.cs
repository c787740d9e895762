using System.Reflection;
using Liuke.Storage.Walls;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.House;

/// <summary>Nothing of a person is kept anywhere that an erasure does not know of.</summary>
public sealed class PersonalTests
{
    [Fact]
    public async Task every_column_of_words_or_bytes_says_whether_it_is_personal()
    {
        await using var house = await TestHouse.Open();
        var undeclared = await house.Look(db => Task.FromResult(db.Model.GetEntityTypes()
            .SelectMany(e => e.GetProperties().Where(p => (p.ClrType == typeof(string) || p.ClrType == typeof(byte[])) && !IsDeclared(e.ClrType, p.PropertyInfo)).Select(p => $"{e.ClrType.Name}.{p.Name}"))
            .Order(StringComparer.Ordinal).ToList()));
        Assert.True(undeclared.Count == 0, "Say of each of these columns whether it may hold something of a customer's people: [Personal] has it emptied when a person is erased "
            + "(on the class: the whole row goes), [NotPersonal(\"why\")] leaves it. Liuke.Storage.Walls. Undeclared: " + string.Join(", ", undeclared));
    }

    private static bool IsDeclared(Type row, PropertyInfo? column)
        => Says(row) || (column is not null && Says(column)) || row.BaseType is { } below && below != typeof(object) && Says(below);

    private static bool Says(MemberInfo member)
        => member.IsDefined(typeof(PersonalAttribute), false) || member.GetCustomAttribute<NotPersonalAttribute>() is { Why.Length: > 2 };
}
