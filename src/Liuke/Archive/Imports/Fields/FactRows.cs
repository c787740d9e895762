using Liuke.Archive.Facts;
using Liuke.Archive.Imports.Known;
using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Intake;
using NodaTime;
using F = Liuke.Archive.Imports.Fields.FactFields;

namespace Liuke.Archive.Imports.Fields;

/// <summary>Understands the rows of a file of facts.</summary>
internal sealed class FactRows(ImportFrame frame, CustomerRun run, Identities identities, Company company)
{
    private readonly ImportCells cells = new(frame, company);
    private readonly CustomerColumns customers = new(new(frame, company), identities, frame.Settings.Customer);
    private readonly FactCells reading = new(run, company, frame.Mapping.DateOrder);
    private readonly IReadOnlyList<FileField> wide = [.. F.Wide(run.Catalogue).Where(f => frame.Mapping.IndexOf(f.Key, frame.Headers) >= 0)];
    private readonly ILookup<string, FileField> named = F.Wide(run.Catalogue).SelectMany(f => new[] { f.Key, f.TitleZh, f.TitleEn }.Distinct(StringComparer.OrdinalIgnoreCase).Select(n => (Name: n, Field: f)))
        .ToLookup(n => n.Name, n => n.Field, StringComparer.OrdinalIgnoreCase);

    public CustomerRow Read(TableRow raw)
    {
        var fault = cells.Fault(raw);
        CustomerSays? says = null;
        if (fault is null && Understand(raw).Refused(out var refusal, out says)) fault = refusal.Sentence;
        var row = new CustomerRow(raw, says);
        if (fault is { } why) row.Refuse(why);
        return row;
    }

    private Outcome<CustomerSays> Understand(TableRow raw)
    {
        if (customers.Read(raw).Refused(out var no, out var customer)) return no;
        if (Told(raw).Refused(out no, out var facts)) return no;
        if (facts.Count == 0) return Refusal.Invalid(CustomerImportWords.NothingTold);
        if (cells.Chosen(raw, F.Source, F.SourceOf, Enum.GetValues<FactSource>().Select(FactWords.Source)).Refused(out no, out var source)) return no;
        if (cells.Words(raw, F.Note, Provenance.NoteLengthMax).Refused(out no, out var note)) return no;
        if (cells.Chosen(raw, F.Confidence, CustomerImportFields.ConfidenceOf, Enum.GetValues<Confidence>().Select(CustomerImportWords.ConfidenceOf)).Refused(out no, out var confidence)) return no;
        if (Verified(raw).Refused(out no, out var verified)) return no;
        return new CustomerSays(null) { Named = customer, Facts = facts, Source = source, SourceNote = note, Confidence = confidence, Verified = verified };
    }

    private Outcome<IReadOnlyList<(FileField, FieldValue)>> Told(TableRow raw)
    {
        var told = new List<(FileField, FieldValue)>();
        if (cells.Plain(raw, F.Which) is { } which && cells.Plain(raw, F.Value) is { } value)
        {
            if (named[which].Distinct().ToList() is not [var field]) return Refusal.Invalid(CustomerImportWords.NoSuchField(which));
            if (Add(field, value) is { } wrong) return wrong;
        }

        foreach (var field in wide)
            if (cells.Plain(raw, field.Key) is { } written && Add(field, written) is { } wrong) return wrong;
        return told;

        Refusal? Add(FileField field, string written)
        {
            if (reading.Read(field, written).Refused(out var why, out var read)) return Refusal.Invalid(CustomerImportWords.InColumn(field.Title, why.Sentence));
            if (read is not null) told.Add((field, read));
            return null;
        }
    }

    // Nobody verifies in a colleague's name whose files do not stand as reviewed.
    private Outcome<(PersonId By, Instant At)?> Verified(TableRow raw)
    {
        if (cells.Day(raw, F.VerifiedOn).Refused(out var no, out var on)) return no;
        var name = cells.Plain(raw, F.VerifiedBy);
        if (name is null && on is null) return default((PersonId, Instant)?);
        if (name is null || on is not { } day) return Refusal.Invalid(CustomerImportWords.VerifiedNeedsBoth);
        if (run.PersonNamed(name) is not { } person || !(run.Importer.StandsReviewed || person == run.By)) return Refusal.Invalid(CustomerImportWords.NoSuchPerson(name));
        return (person, company.Zone.AtStartOfDay(day).ToInstant().Cut());
    }
}

internal sealed class FactWork(FactRows rows, CustomerWork work) : IImportWork
{
    public ImportRow Read(TableRow row) => rows.Read(row);

    public Task Take(Storage.Db db, IReadOnlyList<ImportRow> some, Instant now, CancellationToken stop) => work.Take(db, some, now, stop);
}
