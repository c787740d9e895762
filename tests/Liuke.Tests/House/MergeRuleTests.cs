using Liuke.Archive.Merging;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Liuke.Tests.House;

/// <summary>Whatever names a customer says what becomes of it when that customer is merged into another.</summary>
public sealed class MergeRuleTests
{
    [Fact]
    public async Task every_property_that_names_a_customer_says_how_it_merges()
    {
        await using var house = await TestHouse.Open();
        var named = await house.Look(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(CustomerId))
            .Select(p => $"{p.DeclaringType.ClrType.Name}.{p.Name}").Append("NameBlock.Number").ToList()));
        var declared = house.Services.GetServices<MergeRule>().Select(r => $"{r.Row.Name}.{r.Property}").ToList();

        Assert.True(named.Except(declared).ToList() is { Count: 0 }, string.Join('\n', named.Except(declared).Select(n => $"""
            {n} names a customer and does not say how it merges. In the room of {n.Split('.')[0]} register one rule: services.AddMergeRules(
              MergeRule.Moves<{n.Split('.')[0]}>(Words)                      its rows go along, none collides;
              MergeRule.OneOf<{n.Split('.')[0]}>(Words, nameof(...))         they go along, but where the survivor has one that says the same in these the other's is put aside;
              MergeRule.OneEach<{n.Split('.')[0]}>(Words)                    one a customer: the survivor's stands;
              MergeRule.PutAside<{n.Split('.')[0]}>(Words, "why")            worked out anew or ends with the customer;
              MergeRule.Stays<{n.Split('.')[0]}>("why", nameof(...)) )       never touched.
            A row that others of the same customer name by its id: .On<Named>(nameof(...)) on those. A copy of owner and department without IScoped: .WithOwner(). See docs/decisions/0024.
            """)));
        Assert.Empty(declared.Except(named));
        Assert.Empty(declared.GroupBy(d => d, StringComparer.Ordinal).Where(d => d.Count() > 1).Select(d => d.Key));
    }

    [Fact]
    public async Task what_collides_by_a_unique_index_is_declared_so()
    {
        await using var house = await TestHouse.Open();
        var rules = house.Services.GetServices<MergeRule>().Where(r => r.Fate == MergeFate.Moves && r.Settle is null).ToList();
        var collide = await house.Look(db => Task.FromResult(rules.Where(r => db.Model.FindEntityType(r.Row)!.GetIndexes().Where(i => i.IsUnique).Select(i => i.Properties).Append(db.Model.FindEntityType(r.Row)!.FindPrimaryKey()!.Properties)
            .Any(unique => unique.Any(p => p.Name == r.Property) && r.Same is null)).Select(r => $"{r.Row.Name}.{r.Property}").ToList()));
        Assert.Empty(collide); // a key or unique index holds the customer: say OneOf or OneEach, or settle it
    }

    /// <summary>What the merge remembers of a row comes back as the value it was.</summary>
    [Fact]
    public async Task every_table_that_merges_is_of_values_that_can_be_remembered()
    {
        await using var house = await TestHouse.Open();
        Type[] known = [typeof(string), typeof(bool), typeof(int), typeof(long), typeof(double), typeof(decimal), typeof(byte[]), typeof(Guid), typeof(NodaTime.Instant), typeof(NodaTime.LocalDate)];
        var strange = await house.Look(db => Task.FromResult(house.Services.GetServices<MergeRule>().Where(r => r.Fate != MergeFate.Stays).SelectMany(r => db.Model.FindEntityType(r.Row)!.GetProperties())
            .Where(p => !IsKnown(p)).Select(p => $"{p.DeclaringType.ClrType.Name}.{p.Name}").Distinct().ToList()));
        Assert.Empty(strange); // teach RowShape its type

        bool IsKnown(IProperty property)
        {
            var plain = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            return property.PropertyInfo is not null && (known.Contains(plain) || plain.IsEnum || Array.Exists(plain.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>)));
        }
    }
}
