using Liuke.Archive.Modules;
using Liuke.Basics;

namespace Liuke.Archive.Facts;

/// <summary>Work on the facts and entries of a file.</summary>
internal sealed class FactTimeline : ITimelineWords
{
    public const string Changed = "archive.facts.changed";
    public const string Verified = "archive.facts.verified";
    public const string EntryAdded = "archive.entry.added";
    public const string EntryChanged = "archive.entry.changed";
    public const string EntryRemoved = "archive.entry.removed";

    public string Group => "facts";
    public Text Title => FactWords.Group;
    public int Order => 80;
    public IReadOnlyCollection<string> Kinds { get; } = [Changed, Verified, EntryAdded, EntryChanged, EntryRemoved];

    public TimelineWording Say(TimelineFact fact)
    {
        var modules = fact.Read<FileNoteFact>().Modules.Select(Named).ToList();
        return fact.Kind switch
        {
            Changed => new(FactWords.SaidChanged(modules), "file-pencil"),
            Verified => new(FactWords.SaidVerified(modules), "file-check") { Tone = "good" },
            EntryAdded => new(FactWords.SaidAdded(modules), "file-plus"),
            EntryChanged => new(FactWords.SaidChanged(modules), "file-pencil"),
            _ => new(FactWords.SaidRemoved(modules), "file-minus"),
        };
    }

    // As delivered: a timeline tells what was done, under the name that everybody knows it by.
    private static Text Named(string module) => BuiltIn.Modules.FirstOrDefault(m => m.Key == module)?.Title ?? FactWords.OwnFields;
}
