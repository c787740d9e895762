using System.Globalization;
using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Archive.Changing;
using Liuke.Archive.Facts;
using Liuke.Archive.Files;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Reviews;

/// <summary>A new file counts once the department's manager has looked it through: the whole file as it was handed in, beside what it says now.</summary>
internal sealed class FileApproval : IApprovalKind
{
    public const string Key = "archive.review";

    private const int EntriesMost = 2000;

    public string Name => Key;
    public Text Title => ReviewWords.Title;
    public Flow Flow => new(new FlowStep(StepMode.Any, [Choice.Manager]));

    public string? HandedOver(Petition petition, PersonId to) => petition.Payload;

    public async Task<Snapshot?> Read(Db db, Petition petition, CancellationToken stop)
    {
        var id = petition.Customer;
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is not { } customer) return null;

        var catalogue = await FileFieldCatalogue.Read(db, stop);
        var facts = await db.Facts.AsNoTracking().Where(f => f.CustomerId == customer.Id).OrderBy(f => f.FieldKey).ToListAsync(stop);
        var entries = await db.FileEntries.AsNoTracking().Where(e => e.CustomerId == customer.Id && e.RemovedAt == null).Take(EntriesMost).Select(e => new { e.ModuleKey, e.Version }).ToListAsync(stop);
        var names = await FileNames.Read(db, catalogue, facts.Select(f => (f.FieldKey, (string?)f.Words)), stop);
        var (owner, version) = (customer.OwnerId?.Value, string.Create(CultureInfo.InvariantCulture, $"{customer.Version}/{facts.Count}:{facts.Sum(f => f.Version)}/{entries.Count}:{entries.Sum(e => e.Version)}"));
        var ownerName = owner is null ? null : await db.People.AsNoTracking().Where(p => p.Id == owner).Select(p => p.Name).SingleOrDefaultAsync(stop);
        return new(ReviewWords.Headline(customer.Name), version,
        [
            new(ChangeWords.Code, Text.Same(customer.Code)), new(ChangeWords.Name, Text.Same(customer.Name)), new(FactWords.HeadField("kind"), FileWords.Kind(customer.Kind)),
            new(ChangeWords.Region, customer.Region is { } region ? Text.Same(region) : FactWords.Empty), new(ChangeWords.Owner, ownerName is null ? ChangeWords.Nobody : Text.Same(ownerName)),
            .. facts.Where(f => catalogue.Field(f.FieldKey) is not null).OrderBy(f => catalogue.Module(catalogue.Field(f.FieldKey)!.ModuleKey)?.Place).ThenBy(f => catalogue.Field(f.FieldKey)!.Place)
                .Select(f => new SnapshotField(catalogue.Field(f.FieldKey)!.Title, names.Show(f.FieldKey, f.Words))),
            .. entries.GroupBy(e => e.ModuleKey, StringComparer.Ordinal).Where(g => catalogue.Module(g.Key) is not null).Select(g => new SnapshotField(catalogue.Module(g.Key)!.Title, ReviewWords.Entries(g.Count()))),
            .. catalogue.Wanted(customer.Kind).Where(w => !facts.Exists(f => f.FieldKey == w.Key)).Select(w => new SnapshotField(w.Title, ReviewWords.NotFilled)),
        ]);
    }

    public async Task<Refusal?> Apply(Db db, Petition petition, Instant now, CancellationToken stop)
    {
        if (petition.Customer is not { } id || petition.ApprovedBy is not { } reviewer || await FileTurn.Take(db, id, stop) is not { } file) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (file.Pass(reviewer, now) is { } refusal) return refusal;
        FileHistory.Add(db, id, FileSubjects.Customer, [new("review", nameof(ReviewState.Submitted), nameof(ReviewState.Reviewed))], new(reviewer, now, $"approval:{petition.Id}"));
        return null;
    }
}

/// <summary>A file that was sent back or taken back is a draft again; handed in once more, it rests again.</summary>
internal sealed class ReviewWitness : IApprovalWitness
{
    public async Task Saw(Db db, Petition petition, ApprovalMove move, CancellationToken stop)
    {
        if (petition.Kind != FileApproval.Key || petition.Customer is not { } id) return;
        if (move.What is not (MoveKind.SentBack or MoveKind.Withdrawn or MoveKind.Voided or MoveKind.Resubmitted)) return;
        if (await FileTurn.Take(db, id, stop) is not { } file) return;

        if (move.What == MoveKind.Resubmitted) _ = file.Submit(petition.By, move.At);
        else if (file.State == ReviewState.Submitted) file.Reopen();
    }
}
