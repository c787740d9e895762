using System.Globalization;
using Liuke.Archive.Deals;
using Liuke.Archive.Facts;
using Liuke.Basics;

namespace Liuke.Archive.Entries;

/// <summary>What single built-in modules do beyond keeping their fields.</summary>
internal static class EntryRules
{
    public const string Suggestions = "suggestions", SuggestedTo = "suggestions.department", SuggestionStatus = "suggestions.status", SuggestionAnswer = "suggestions.answer";
    public const string Assets = "assets", Services = "services", Selection = "selection";

    public const int MarkMost = 5;

    /// <summary>The seven criteria by which a new dealer is looked at.</summary>
    public static readonly IReadOnlyList<string> Criteria = ["selection.coverage", "selection.place", "selection.goods", "selection.will", "selection.finance", "selection.selling", "selection.service"];

    private static readonly string[] Settled = ["done", "declined"];

    public static bool IsSettled(string? status) => status is not null && Settled.Contains(status, StringComparer.Ordinal);

    /// <summary>What a new entry begins with where nothing was said.</summary>
    public static void Complete(string module, Dictionary<string, string> words)
    {
        if (module == Suggestions && words.ContainsKey(SuggestedTo)) words.TryAdd(SuggestionStatus, "new");
    }

    public static Refusal? Check(string module, IReadOnlyDictionary<string, string> words)
    {
        if (words.Count == 0) return Refusal.Invalid(EntryWords.SaysNothing);
        if (module == DealRules.Module && !words.ContainsKey(DealRules.Number)) return Refusal.Invalid(DealWords.NumberNeeded);
        if (module == Suggestions && !words.ContainsKey("suggestions.what")) return Refusal.Invalid(EntryWords.SuggestionNeedsWords);
        return module == Services && !words.ContainsKey("services.serial") ? Refusal.Invalid(EntryWords.ServiceNeedsAsset) : null;
    }

    /// <summary>A suggestion goes to the department that can act, until it is settled.</summary>
    public static void Route(FileEntry entry, NodaTime.Instant now)
    {
        if (entry.ModuleKey != Suggestions) return;
        var words = entry.Words;
        var to = words.TryGetValue(SuggestedTo, out var department) ? new DepartmentId(Guid.Parse(department, CultureInfo.InvariantCulture)) : (DepartmentId?)null;
        entry.Route(to, to is not null && IsSettled(words.GetValueOrDefault(SuggestionStatus)) ? entry.SettledAt ?? now : null);
    }

    /// <summary>Of a dealer's marks: their sum, out of how many, and how many criteria have one.</summary>
    public static (int Sum, int Most, int Marked)? Score(string module, IReadOnlyDictionary<string, string> words)
    {
        if (module != Selection) return null;
        var marks = Criteria.Select(c => int.TryParse(words.GetValueOrDefault(c), CultureInfo.InvariantCulture, out var mark) ? mark : 0).ToList();
        return (marks.Sum(), Criteria.Count * MarkMost, marks.Count(m => m > 0));
    }
}
