using Liuke.Basics;
using Microsoft.AspNetCore.Http.Extensions;
using NodaTime;

namespace Liuke.Archive.Files;

/// <summary>The state of a timeline, in the address of its page.</summary>
internal static class TimelineAddress
{
    public static readonly IReadOnlyList<int> Periods = [90, 365];

    private static readonly long LatestMilliseconds = Instant.MaxValue.ToUnixTimeMilliseconds();

    // What makes no sense in an address is left out.
    public static TimelineAsked Read(CustomerId customer, string? show, int? days, long? until, int? skip, string? who = null) => new(
        customer, show, days is { } d && Periods.Contains(d) ? d : null,
        until is { } at && at > 0 && at < LatestMilliseconds ? Instant.FromUnixTimeMilliseconds(at) : null,
        Math.Clamp(skip ?? 0, 0, 1000))
    { Who = PersonId.TryParse(who, null, out var person) ? person : null };

    public static string Of(string path, TimelineAsked asked)
    {
        var query = new QueryBuilder();
        if (asked.Group is { } group) query.Add("show", group);
        if (asked.SinceDays is { } days) query.Add("days", days.ToString(null, null));
        if (asked.Who is { } who) query.Add("who", who.ToString());
        if (asked.Until is { } until) query.Add("until", until.ToUnixTimeMilliseconds().ToString(null, null));
        if (asked.Skip > 0) query.Add("skip", asked.Skip.ToString(null, null));
        return path + query.ToQueryString() + "#timeline";
    }
}
