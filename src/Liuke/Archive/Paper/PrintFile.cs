using System.Globalization;
using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Archive.Entries;
using Liuke.Archive.Facts;
using Liuke.Archive.Files;
using Liuke.Archive.Modules;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Paper;

/// <param name="Parts">Keys of modules and "contacts"; empty for what holds anything.</param>
/// <param name="IsWhole">With whole numbers.</param>
public sealed record PrintWish(IReadOnlyList<string> Parts, bool IsWhole);

/// <summary>A file as it goes on paper.</summary>
public sealed record PrintedFile(CustomerFile Customer, FileSheet Sheet, IReadOnlySet<string> Parts)
{
    public const string Contacts = "contacts";

    public required CustomerPeople People { get; init; }
    public required IReadOnlyList<EntriesPage> Entries { get; init; }
    public WholeNumbers.Opened? Numbers { get; init; }
    public required string By { get; init; }
    public Instant At { get; init; }

    public IEnumerable<ModuleSheet> Facts => Sheet.Modules.Where(m => m.Module.Shape == ModuleShape.One && Parts.Contains(m.Module.Key) && m.Filled > 0);
}

/// <summary>Reads a file for printing. That is a copy, and counted as one in the audit.</summary>
public sealed class PrintFile(IDbContextFactory<Db> store, ReadCustomer customers, ReadFile files, ReadPeople people, ReadEntries entries, WholeNumbers numbers, CurrentPerson me, IClock clock)
{
    private const int EntriesMost = 20;

    public async Task<Outcome<PrintedFile>> Run(string code, PrintWish wish, CancellationToken stop)
    {
        if (await customers.Run(code, stop) is not { } customer || await files.Run(code, stop) is not { } sheet) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        var parts = (wish.Parts.Count > 0 ? wish.Parts : [.. sheet.Modules.Where(m => m.Module.Shape == ModuleShape.One).Select(m => m.Module.Key), PrintedFile.Contacts]).ToHashSet(StringComparer.Ordinal);
        var listed = new List<EntriesPage>();
        foreach (var module in sheet.Modules.Where(m => m.Module.Shape == ModuleShape.Many && m.Entries > 0 && parts.Contains(m.Module.Key)))
            if (await entries.Run(code, module.Module.Key, 1, stop) is { } page) listed.Add(page with { Entries = [.. page.Entries.Take(EntriesMost)] });

        if ((await Count(customer.Id, wish, stop)).Refused(out var refusal, out var opened)) return refusal;
        return new PrintedFile(customer, sheet, parts)
        {
            People = await people.Run(customer.Id, stop) ?? CustomerPeople.None, Entries = listed, Numbers = opened, By = me.Name, At = clock.GetCurrentInstant(),
        };
    }

    private async Task<Outcome<WholeNumbers.Opened?>> Count(CustomerId id, PrintWish wish, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        WholeNumbers.Opened? opened = null;
        if (wish.IsWhole && (await numbers.Open(db, id, (me.Id, me.Roles), stop)).Refused(out var refusal, out opened)) return refusal;
        db.Audit(AuditEntry.Of(PaperWords.FilePrinted, me.Id, id, ("numbers", (opened is null ? 0 : opened.Channels.Count + (opened.Mobile is null ? 0 : 1)).ToString(CultureInfo.InvariantCulture))));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return opened;
    }
}
