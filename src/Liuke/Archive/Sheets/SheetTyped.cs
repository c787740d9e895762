using Liuke.Archive.Entries;
using Liuke.Archive.Facts;
using Liuke.Basics;
using Microsoft.AspNetCore.Http;
using NodaTime.Text;

namespace Liuke.Archive.Sheets;

/// <summary>What somebody typed into the form of a module. Its fields are rows, so they are read by their keys.</summary>
public sealed record SheetTyped(IReadOnlyDictionary<string, string?> Values)
{
    private const int FieldsMost = 300;
    private static readonly string[] Own = ["original", "source", "sourcenote", "sureness", "reason", SaveEntry.DayField];

    public string? Original { get; init; }
    public string? On { get; init; }
    public string? Source { get; init; }
    public string? SourceNote { get; init; }
    public string? Sureness { get; init; }
    public string? Reason { get; init; }

    public static SheetTyped Read(IFormCollection form) => new(form.Where(f => f.Key.Contains('.', StringComparison.Ordinal)).Take(FieldsMost).ToDictionary(f => f.Key, f => (string?)f.Value.ToString(), StringComparer.Ordinal))
    {
        Original = One(form, Own[0]), Source = One(form, Own[1]), SourceNote = One(form, Own[2]), Sureness = One(form, Own[3]), Reason = One(form, Own[4]), On = One(form, Own[5]),
    };

    public Provenance From => new(Enum.TryParse<FactSource>(Source, out var source) && Enum.IsDefined(source) ? source : FactSource.Typed, SourceNote, Enum.TryParse<Confidence>(Sureness, out var sure) && Enum.IsDefined(sure) ? sure : Confidence.Sure);

    public FactsAsked Facts => new(ThreeWay.Unpack(Original), Values, From, Reason);

    public EntryAsked Entry => new(LocalDatePattern.Iso.Parse(On ?? "") is { Success: true } day ? day.Value : null, ThreeWay.Unpack(Original), Values, From.Source);

    private static string? One(IFormCollection form, string name) => form.TryGetValue(name, out var value) ? value.ToString() : null;
}
