using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Archive;

/// <summary>A set of customers that a higher room can name in the list's address, so that a mark in a chart opens exactly the customers behind it.</summary>
/// <remarks>/customers?set=lost&amp;from=2026-03-02&amp;until=2026-03-08. The list shows the title as a filter that can be taken away, and sorts and pages as always.</remarks>
public interface ICustomerSet
{
    /// <summary>The name in the address.</summary>
    string Name { get; }

    /// <summary>What the list says it shows; null where the arguments make no sense and the set is to be ignored.</summary>
    Text? Title(CustomerSetArguments asked);

    /// <summary>Who belongs to it. The scope is applied by the list.</summary>
    IQueryable<CustomerId> Members(Db db, CustomerSetArguments asked);
}

/// <summary>The arguments of a set as they stand in the address: from, until and value.</summary>
public sealed record CustomerSetArguments(LocalDate? From, LocalDate? Until, string? Value);

public static class CustomerSets
{
    public static IServiceCollection AddCustomerSet<TSet>(this IServiceCollection services) where TSet : class, ICustomerSet
        => services.AddSingleton<ICustomerSet, TSet>();
}
