using Liuke.Access.Approving;
using Liuke.Access.Audit;
using Liuke.Access.Granting;
using Liuke.Archive.Attachments;
using Liuke.Archive.Dates;
using Liuke.Archive.Deals;
using Liuke.Archive.Duplicates;
using Liuke.Archive.Facts;
using Liuke.Archive.Handovers;
using Liuke.Archive.Imports;
using Liuke.Archive.Interactions;
using Liuke.Archive.Keys;
using Liuke.Archive.Needs;
using Liuke.Archive.People;
using Liuke.Archive.PeoplesData;
using Liuke.Archive.PeoplesData.Erasing;
using Liuke.Archive.PeoplesData.Requests;
using Liuke.Archive.Reviews;
using Liuke.Archive.Ties;
using Liuke.Basics;

namespace Liuke.Archive.Merging;

/// <summary>How the archive's own tables merge, and those of the floors below, which know no customers.</summary>
internal static class ArchiveMerges
{
    public static readonly MergeRule[] Rules =
    [
        MergeRule.Moves<Customer>(default, nameof(Customer.Id)).By(Heads),
        MergeRule.PutAside<NameBlock>(default, "made of the name", nameof(NameBlock.Number)).By(Blocks).Derived(),
        MergeRule.Moves<CustomerIdentity>(MergeWords.Keys).Still(),
        MergeRule.OneEach<OpenMobile>(default),

        // The file
        MergeRule.Moves<Fact>(MergeWords.Facts).By(Facts).Still(),
        MergeRule.Moves<FileEntry>(MergeWords.Entries).On<Contact>(nameof(FileEntry.ContactId)).By(Entries),
        MergeRule.Moves<FieldChange>(MergeWords.History),
        MergeRule.PutAside<FileReview>(default, "the survivor's review stands; how complete the file is, is worked out anew").Derived(),
        MergeRule.Moves<TimelineEntry>(MergeWords.Timeline),
        MergeRule.Moves<Attachment>(MergeWords.Attachments),

        // People
        MergeRule.Moves<Contact>(MergeWords.Contacts).By(Contacts),
        MergeRule.OneOf<ContactChannel>(MergeWords.Channels, nameof(ContactChannel.ContactId), nameof(ContactChannel.Index)).On<Contact>(nameof(ContactChannel.ContactId)),
        MergeRule.OneOf<ImportantDate>(MergeWords.Dates, nameof(ImportantDate.ContactId), nameof(ImportantDate.Title), nameof(ImportantDate.Calendar), nameof(ImportantDate.Month), nameof(ImportantDate.Day), nameof(ImportantDate.IsLeapMonth)).On<Contact>(nameof(ImportantDate.ContactId)),
        MergeRule.Moves<Interaction>(MergeWords.Interactions).On<Contact>(nameof(Interaction.ContactId)).On<Interaction>(nameof(Interaction.CorrectsId)),
        MergeRule.Moves<Consent>(MergeWords.Consents),
        MergeRule.OneEach<NoPersonalisation>(MergeWords.NoPersonalisation),

        MergeRule.Moves<PersonRequest>(MergeWords.Requests).On<Contact>(nameof(PersonRequest.ContactId)),
        MergeRule.Stays<Erasure>("the ledger names the id that was"),

        // Deals, needs, handovers
        MergeRule.Moves<Milestone>(MergeWords.Milestones).On<FileEntry>(nameof(Milestone.EntryId)),
        MergeRule.Moves<NeedSignal>(default).On<FileEntry>(nameof(NeedSignal.EntryId)),
        MergeRule.OneOf<HandoverMove>(MergeWords.Handovers, nameof(HandoverMove.HandoverId)),
        MergeRule.OneOf<HandoverPick>(default, nameof(HandoverPick.HandoverId)),

        // Ties
        MergeRule.Moves<CustomerRelation>(MergeWords.Relations, nameof(CustomerRelation.FromId)).Both(nameof(CustomerRelation.ToId), nameof(CustomerRelation.Kind)),
        MergeRule.Moves<CustomerRelation>(default, nameof(CustomerRelation.ToId)).Both(nameof(CustomerRelation.FromId), nameof(CustomerRelation.Kind)),
        MergeRule.OneOf<CustomerTag>(MergeWords.Tags, nameof(CustomerTag.TagKey)),
        MergeRule.OneOf<AccountTeamMember>(MergeWords.Team, nameof(AccountTeamMember.PersonId)),
        MergeRule.OneOf<Pin>(MergeWords.Pins, nameof(Pin.PersonId)),
        MergeRule.Moves<OwnerTerm>(MergeWords.Terms),

        // Worked out, and memories
        MergeRule.PutAside<Standing>(default, "worked out anew from the orders of both").Derived(),
        MergeRule.PutAside<CustomerImage>(default, "an import that is taken back leaves merged files alone"),
        MergeRule.Moves<Merge>(MergeWords.EarlierMerges),
        MergeRule.Stays<Merge>("names the two as they were", nameof(Merge.IntoId)),
        MergeRule.Stays<Merge>("names the two as they were", nameof(Merge.LoserId)),
        MergeRule.Moves<FormerCode>(MergeWords.FormerCodes),
        MergeRule.Stays<FormerCode>("the id that it had", nameof(FormerCode.FormerId)),
        MergeRule.Moves<DuplicatePair>(default, nameof(DuplicatePair.CustomerId)).By(Pairs).Derived(),
        MergeRule.Moves<DuplicatePair>(default, nameof(DuplicatePair.OtherId)).By(Pairs).Derived(),

        // Floors below
        MergeRule.Moves<Approval>(MergeWords.Approvals),
        MergeRule.PutAside<GrantCustomer>(MergeWords.Grants, "leave to see one file is no leave to see the other"),
        MergeRule.Stays<AuditLine>("the log is never rewritten; it names the id that was"),
    ];

    private static void Heads(MergePlan plan, MergeRows rows)
    {
        foreach (var row in rows.Survivor) plan.Add(rows.Shape, row, plan.Head.Apply(rows.Shape, row));
        foreach (var row in rows.Loser) plan.Add(rows.Shape, row, null);
    }

    private static void Blocks(MergePlan plan, MergeRows rows)
    {
        foreach (var row in rows.Loser) plan.Add(rows.Shape, row, null);
        if (plan.Head.Name == plan.Survivor.Name) return;
        var at = rows.Shape.At(nameof(NameBlock.Key));
        var wanted = NameBlock.Of(plan.Head.Name).ToHashSet();
        foreach (var row in rows.Survivor.Where(r => !wanted.Remove((long)r[at]!))) plan.Add(rows.Shape, row, null);
        foreach (var key in wanted) plan.Add(rows.Shape, null, rows.Shape.Values(new NameBlock(key, plan.Survivor.Number)));
    }

    // Where both say something else the chosen words stand; what both say alike stands once.
    private static void Facts(MergePlan plan, MergeRows rows)
    {
        var key = rows.Shape.At(nameof(Fact.FieldKey));
        var mine = rows.Survivor.ToDictionary(r => (string)r[key]!, StringComparer.Ordinal);
        foreach (var row in rows.Loser)
        {
            var (field, after) = ((string)row[key]!, plan.Moved(rows, row));
            if (!mine.TryGetValue(field, out var standing)) plan.Add(rows.Shape, row, after);
            else if (!plan.Head.Facts.Contains(field)) plan.Add(rows.Shape, row, null);
            else
            {
                plan.Add(rows.Shape, standing, null);
                plan.Add(rows.Shape, row, after);
            }
        }
    }

    // Contracts of one number stay two: the one that comes keeps its number in its words and gives it up as a key.
    private static void Entries(MergePlan plan, MergeRows rows)
    {
        var shape = rows.Shape;
        var (module, number, removed) = (shape.At(nameof(FileEntry.ModuleKey)), shape.At(nameof(FileEntry.NumberKey)), shape.At(nameof(FileEntry.RemovedAt)));
        var taken = rows.Survivor.Where(Counts).Select(Said).ToHashSet();
        foreach (var row in rows.Loser)
        {
            var after = plan.Moved(rows, row);
            if (Counts(row) && !taken.Add(Said(row))) after[number] = null;
            plan.Add(shape, row, after);
        }

        bool Counts(object?[] row) => row[number] is not null && row[removed] is null;
        (object?, object?) Said(object?[] row) => (row[module], row[number]);
    }

    // A contact whom both know is one; of two who are asked first the survivor's is.
    private static void Contacts(MergePlan plan, MergeRows rows)
    {
        var (id, main) = (rows.Shape.At(nameof(Contact.Id)), rows.Shape.At(nameof(Contact.IsMain)));
        var hasMain = rows.Survivor.Any(r => (bool)r[main]!);
        foreach (var row in rows.Loser)
        {
            var after = plan.Moved(rows, row);
            if (hasMain) after[main] = false;
            plan.Add(rows.Shape, row, plan.Twins.ContainsKey(RowShape.GuidOf(row[id])!.Value) ? null : after);
        }
    }

    // A pair names the smaller number first; the two that become one are no pair any more.
    private static void Pairs(MergePlan plan, MergeRows rows)
    {
        var shape = rows.Shape;
        var (one, other) = (shape.At(nameof(DuplicatePair.CustomerId)), shape.At(nameof(DuplicatePair.OtherId)));
        var (oneNumber, otherNumber) = (shape.At(nameof(DuplicatePair.Number)), shape.At(nameof(DuplicatePair.OtherNumber)));
        foreach (var row in rows.Loser)
        {
            var isFirst = RowShape.GuidOf(row[one]) == plan.Loser.Value;
            var (third, number) = isFirst ? (row[other], (long)row[otherNumber]!) : (row[one], (long)row[oneNumber]!);
            var after = (object?[])row.Clone();
            var isThirdFirst = number < plan.Survivor.Number;
            (after[isThirdFirst ? one : other], after[isThirdFirst ? oneNumber : otherNumber]) = (third, number);
            (after[isThirdFirst ? other : one], after[isThirdFirst ? otherNumber : oneNumber]) = (plan.Survivor.Id, plan.Survivor.Number);
            var isPair = RowShape.GuidOf(third) != plan.Survivor.Id.Value && plan.Pairs.Add((RowShape.GuidOf(after[one])!.Value, RowShape.GuidOf(after[other])!.Value));
            plan.Add(shape, row, isPair ? after : null);
        }
    }
}
