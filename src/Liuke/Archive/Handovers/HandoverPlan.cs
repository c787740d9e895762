using Liuke.Basics;

namespace Liuke.Archive.Handovers;

/// <summary>Who gets which customer; null for whoever is in no part.</summary>
internal sealed record Assigned(Held Customer, Taker? To, bool ByHand);

/// <summary>Shares customers out: those chosen by hand first, then part by part.</summary>
/// <remarks>The same customers and the same plan give the same answer, so that what was looked at is what is done.</remarks>
internal static class HandoverPlan
{
    public static List<Assigned> Split(IReadOnlyList<Held> held, IEnumerable<HandoverPart> parts, IReadOnlyDictionary<CustomerId, Taker> picks)
    {
        var to = new Dictionary<CustomerId, Taker>(held.Count);
        var rest = held.Where(h => !picks.ContainsKey(h.Id)).ToList();
        foreach (var part in parts.OrderBy(p => p.Place))
        {
            var (rule, takers) = (part.Rule, part.To);
            var taken = rest.FindAll(rule.Takes);
            if (taken.Count == 0 || takers.Count == 0) continue;
            rest = rest.FindAll(h => !rule.Takes(h));
            foreach (var (customer, taker) in takers.Count == 1 ? taken.Select(h => (h, takers[0])) : part.Share == Share.ByValue ? ByValue(taken, takers) : ByNumber(taken, takers)) to[customer.Id] = taker;
        }

        return [.. held.Select(h => picks.TryGetValue(h.Id, out var hand) ? new Assigned(h, hand, true) : new Assigned(h, to.GetValueOrDefault(h.Id), false))];
    }

    /// <summary>Where a customer goes: a department that keeps owners keeps this one's.</summary>
    public static Ownership Place(Held customer, Taker to) => new(to.KeepsOwner ? customer.OwnerId : to.Person, to.Department);

    // One after the other, so that nobody has two more than anybody else and regions are mixed.
    private static IEnumerable<(Held, Taker)> ByNumber(List<Held> taken, IReadOnlyList<Taker> takers) => taken.Select((h, i) => (h, takers[i % takers.Count]));

    // The greatest first, each to whoever has least so far (Graham's longest processing time rule: no more than 4/3 of the best).
    private static IEnumerable<(Held, Taker)> ByValue(List<Held> taken, IReadOnlyList<Taker> takers)
    {
        var least = new PriorityQueue<int, (long Sum, int Count, int Place)>(takers.Select((_, i) => (i, (0L, 0, i))));
        foreach (var customer in taken.OrderByDescending(h => h.AtRiskMinor).ThenBy(h => h.Number))
        {
            _ = least.TryDequeue(out var i, out var has);
            least.Enqueue(i, (has.Sum + customer.AtRiskMinor, has.Count + 1, i));
            yield return (customer, takers[i]);
        }
    }
}
