using System.Text.Json;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Facts;

/// <summary>What the timeline says of work on a file.</summary>
/// <param name="Fields">Keys of the fields, or the module of an entry.</param>
internal sealed record FileNote(string Kind, IReadOnlyList<string> Fields);

/// <summary>Keeps work on a file on the timeline: the same work of one person within ten minutes is one line.</summary>
internal static class FileNotes
{
    private static readonly Duration OneLine = Duration.FromMinutes(10);

    public static async Task Note(Db db, CustomerId customer, PersonId by, Instant now, FileNote note, CancellationToken stop)
    {
        if (note.Fields.Count == 0) return;
        var modules = new FileNoteFact([.. note.Fields.Select(k => k.Split('.')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        var (since, data) = (now - OneLine, JsonSerializer.Serialize(modules, TimelineEntry.Json));
        var kind = note.Kind;
        var isSaid = await db.TimelineEntries.AnyAsync(e => e.CustomerId == customer && e.At > since && e.At <= now && e.ActorId == by && e.Kind == kind && e.Data == data, stop);
        if (!isSaid) db.Record(new TimelineEntry(customer, now, by, kind, modules));
    }
}

internal sealed record FileNoteFact(IReadOnlyList<string> Modules);
