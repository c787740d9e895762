using System.Text.Json;
using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Entries;

internal sealed record EntryFact(string Code, string Module, string TitleZh, string TitleEn, string LeadZh, string LeadEn);

/// <summary>Lends returns and claims, service visits, suggestions, visits and promotions to the timeline, on the day that they tell of.</summary>
internal sealed class EntryTimeline(Company company) : ITimelineSource
{
    public const string Told = "archive.entry.told";

    public static readonly IReadOnlyList<string> Modules = ["claims", EntryRules.Services, EntryRules.Suggestions, "visits", "promotions"];

    public IReadOnlyCollection<string> Kinds { get; } = [Told];

    public async Task<IReadOnlyList<TimelineFact>> Read(Db db, TimelineSlice slice, CancellationToken stop)
    {
        var customer = slice.Customer;
        var (from, until) = (slice.From?.DayIn(company.Zone) ?? new LocalDate(1900, 1, 1), slice.Until.DayIn(company.Zone));
        var entries = db.FileEntries.AsNoTracking().Where(e => e.CustomerId == customer && Modules.Contains(e.ModuleKey) && e.RemovedAt == null && e.On >= from && e.On <= until);
        if (slice.Who is { } who) entries = entries.Where(e => e.By == who);
        // More than asked for: an entry knows its day and no hour, and what lies beyond the slice is left out below.
        var found = await entries.OrderByDescending(e => e.On).ThenByDescending(e => e.Id).Take(slice.Take * 2).ToListAsync(stop);
        if (found.Count == 0) return [];

        var catalogue = await FileFieldCatalogue.Read(db, stop);
        var code = await db.Customers.Where(c => c.Id == customer).Select(c => c.Code).SingleAsync(stop);
        return [.. found.Select(e => Fact(e, code, catalogue)).Where(f => f.At <= slice.Until && (slice.From is not { } first || f.At >= first)).OrderByDescending(f => f.At).ThenByDescending(f => f.Key, StringComparer.Ordinal).Take(slice.Take)];
    }

    private TimelineFact Fact(FileEntry entry, string code, FileFieldCatalogue catalogue)
    {
        var (words, title) = (entry.Words, catalogue.Module(entry.ModuleKey)?.Title ?? Text.Same(entry.ModuleKey));
        var lead = catalogue.FieldsOf(entry.ModuleKey).Where(f => !f.IsPersonal && words.ContainsKey(f.Key)).Select(f => FieldValue.Show(f, words[f.Key])).FirstOrDefault();
        var says = new EntryFact(code, entry.ModuleKey, title.Zh, title.En, lead.Zh ?? "", lead.En ?? "");
        return new(entry.Id.ToString(), entry.On.AtStartOfDayInZone(company.Zone).ToInstant(), entry.By, Told, JsonSerializer.Serialize(says, JsonSerializerOptions.Web));
    }
}

internal sealed class EntryTimelineWords : ITimelineWords
{
    public string Group => "service";
    public Text Title => EntryWords.ServiceGroup;
    public int Order => 15;
    public IReadOnlyCollection<string> Kinds { get; } = [EntryTimeline.Told];

    public TimelineWording Say(TimelineFact fact)
    {
        var says = fact.Read<EntryFact>();
        return new(says.LeadZh.Length == 0 ? new(says.TitleZh, says.TitleEn) : new($"{says.TitleZh}：{says.LeadZh}", $"{says.TitleEn}: {says.LeadEn}"), Icon(says.Module))
        {
            Href = $"{CustomerFilter.Path}/{says.Code}/file?module={says.Module}", Tone = says.Module == "claims" ? "warn" : "quiet",
        };
    }

    private static string Icon(string module) => module switch
    {
        "claims" => "arrow-back-up",
        EntryRules.Services => "tool",
        EntryRules.Suggestions => "bulb",
        "promotions" => "speakerphone",
        _ => "map-pin",
    };
}
