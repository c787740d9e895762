using System.Linq.Expressions;
using Liuke.Basics;

namespace Liuke.Archive.Filters;

/// <summary>A condition that lies beside the standings, as the database is asked for it.</summary>
/// <param name="Few">The numbers of the customers that meet it, found through an index; null where no index finds them. Ask for some of them only.</param>
/// <param name="Holds">The same, asked of one customer by lookups.</param>
internal sealed record Condition(IQueryable<long>? Few, Expression<Func<Standing, bool>> Holds);

/// <summary>A condition of an address that was not applied, and why.</summary>
public sealed record LeftOut(string Name, Text Why);
