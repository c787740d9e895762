using System.Globalization;
using Liuke.Archive.Facts;
using Liuke.Archive.Imports.Known;
using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Intake;
using F = Liuke.Archive.Imports.CustomerImportFields;

namespace Liuke.Archive.Imports;

/// <summary>Understands the rows of a customer file.</summary>
internal sealed class CustomerRows(ImportFrame frame, CustomerRun run, Identities identities, Company company)
{
    private readonly ImportCells cells = new(frame, company);
    private readonly IReadOnlyList<FileField> facts = [.. run.Catalogue.Facts.Where(f => frame.Mapping.IndexOf(f.Key, frame.Headers) >= 0)];
    private readonly FactCells reading = new(run, company, frame.Mapping.DateOrder);

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
        if (cells.Plain(raw, F.Name) is not { } name) return Refusal.Invalid(CustomerImportWords.NoName);
        foreach (var (key, most) in new[] { (F.Name, EnterWish.NameLengthMax), (F.Region, EnterWish.RegionLengthMax), (F.External, EnterWish.ExternalLengthMax) })
        {
            if (cells.Plain(raw, key) is not { } text) continue;
            if (text.Length > most) return Refusal.Invalid(CustomerImportWords.TooLong(cells.Title(key), most));
        }

        if (Head(raw, name).Refused(out var refusal, out var says)) return refusal;
        if (Told(raw, says).Refused(out refusal, out var told)) return refusal;
        var known = says with { Facts = told };
        return known with { Keys = KeysOf(known) };
    }

    private Outcome<CustomerSays> Head(TableRow raw, string name)
    {
        if (cells.Chosen(raw, F.Kind, F.KindOf, Enum.GetValues<CustomerKind>().Select(Files.FileWords.Kind)).Refused(out var no, out var kind)) return no;
        if (cells.Chosen(raw, F.Stage, F.StageOf, Enum.GetValues<CustomerStage>().Select(Files.FileWords.Stage)).Refused(out no, out var stage)) return no;
        if (cells.Chosen(raw, F.Confidence, F.ConfidenceOf, Enum.GetValues<Confidence>().Select(CustomerImportWords.ConfidenceOf)).Refused(out no, out var confidence)) return no;
        if (cells.Mobile(raw, F.Mobile).Refused(out no, out var mobile)) return no;
        if (run.OwnershipNamed(cells.Plain(raw, F.Owner), cells.Plain(raw, F.Department)).Refused(out no, out var ownership)) return no;
        var code = cells.Plain(raw, F.Code);
        if (code is not null && CustomerCode.Read(code) is null) return Refusal.Invalid(CustomerImportWords.NoSuchCustomer(code));
        return new CustomerSays(name)
        {
            Kind = kind, Stage = stage, Confidence = confidence, Mobile = mobile, Ownership = ownership, Region = cells.Plain(raw, F.Region), External = cells.Plain(raw, F.External),
            Number = code is null ? null : CustomerCode.Read(code),
        };
    }

    private Outcome<IReadOnlyList<(FileField, FieldValue)>> Told(TableRow raw, CustomerSays says)
    {
        var told = new List<(FileField, FieldValue)>();
        foreach (var field in facts)
        {
            if (cells.Plain(raw, field.Key) is not { } written) continue;
            if (reading.Read(field, written).Refused(out var why, out var value)) return Refusal.Invalid(CustomerImportWords.InColumn(field.Title, why.Sentence));
            if (value is null) continue;
            if (says.Kind is { } kind && run.Catalogue.Module(field.ModuleKey) is { } module && !module.IsFor(kind)) return Refusal.Invalid(CustomerImportWords.InColumn(field.Title, CustomerImportWords.OtherKind(kind)));
            told.Add((field, value));
        }

        return told;
    }

    private IReadOnlyList<(IdentityKind, string, string?)> KeysOf(CustomerSays says)
    {
        var keys = new List<(IdentityKind, string, string?)>();
        var credit = says.Facts.Where(f => f.Field.Key == F.Credit).Select(f => f.Value.Words).FirstOrDefault();
        Add(IdentityKind.CreditCode, credit, credit);
        Add(IdentityKind.Mobile, says.Mobile, null);
        Add(IdentityKind.External, says.External, null);
        if (keys.Count == 0 && says.Number is null) Add(IdentityKind.External, says.Name, null);
        return keys;

        void Add(IdentityKind kind, string? typed, string? shown)
        {
            if (typed is not null && identities.Hash(new(kind, typed)) is { } hash) keys.Add((kind, Convert.ToHexStringLower(hash), shown));
        }
    }
}
