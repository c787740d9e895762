using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Liuke.FollowUp.Today;

/// <summary>The list asked for, as an address says it: every list can be bookmarked and sent to a colleague.</summary>
public static class TodayAddress
{
    public static TodayAsked Read(string? queue, string? owner, int page) => new(
        queue switch { "overdue" => WorkQueue.Overdue, "later" => WorkQueue.Later, "done" => WorkQueue.Done, _ => WorkQueue.Now },
        Enum.GetValues<WorkKind>().Where(k => FollowUpWords.Slug(k) == queue).Select(k => (WorkKind?)k).FirstOrDefault(),
        string.IsNullOrWhiteSpace(owner) ? null : owner.Trim(),
        Math.Max(1, page));

    public static string Of(TodayAsked asked, string path = "/") => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["queue"] = QueueOf(asked),
        ["owner"] = asked.Owner,
        ["page"] = asked.Page > 1 ? asked.Page.ToString(CultureInfo.InvariantCulture) : null,
    });

    public static string? QueueOf(TodayAsked asked) => asked.Kind is { } kind ? FollowUpWords.Slug(kind) : asked.Queue switch
    {
        WorkQueue.Overdue => "overdue",
        WorkQueue.Later => "later",
        WorkQueue.Done => "done",
        _ => null,
    };

    public static string Of(WorkItemId work, string act, TodayAsked from)
        => Of(from) is var back and not "/" ? $"/work-items/{work}/{act}?back={Uri.EscapeDataString(back)}" : $"/work-items/{work}/{act}";

    /// <summary>An address of our own to go back to; never somebody else's.</summary>
    public static string Back(string? back) => back is ['/', not '/' and not '\\', ..] or "/" ? back : "/";
}
