using System.Globalization;
using System.Text;
using Liuke.Archive.Facts;
using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Intake;
using F = Liuke.Archive.Imports.CustomerImportFields;

namespace Liuke.Archive.Imports;

/// <summary>Understands the rows of a customer file.</summary>
internal sealed class CustomerRows(ImportFrame frame, CustomerRun run, Identities identities, Company company)
{
    private readonly Dictionary<string, int> at = frame.Fields.ToDictionary(f => f.Key, f => frame.Mapping.IndexOf(f.Key, frame.Headers), StringComparer.Ordinal);
    private readonly IReadOnlyList<FileField> facts = [.. run.Catalogue.Facts.Where(f => frame.Mapping.IndexOf(f.Key, frame.Headers) >= 0)];
    private readonly Times times = new(company.Zone, frame.Mapping.DateOrder);

    public CustomerRow Read(TableRow raw)
    {
        var fault = raw.Fault;
        CustomerSays? says = null;
        if (fault is null && Understand(raw).Refused(out var refusal, out says)) fault = refusal.Sentence;
        var row = new CustomerRow(raw, says);
        if (fault is { } why) row.Refuse(why);
        return row;
    }

    private Outcome<CustomerSays> Understand(TableRow raw)
    {
        if (Plain(raw, F.Name) is not { } name) return Refusal.Invalid(CustomerImportWords.NoName);
        foreach (var (key, most) in new[] { (F.Name, EnterWish.NameLengthMax), (F.Region, EnterWish.RegionLengthMax), (F.External, EnterWish.ExternalLengthMax) })
        {
            if (Plain(raw, key) is not { } text) continue;
            if (text.Length > most) return Refusal.Invalid(CustomerImportWords.TooLong(Title(key), most));
            if (text.AsSpan().ContainsAny('\0', '\uFFFD')) return Refusal.Invalid(CustomerImportWords.Unreadable(Title(key)));
        }

        if (Head(raw, name).Refused(out var refusal, out var says)) return refusal;
        if (Facts(raw, says).Refused(out refusal, out var told)) return refusal;
        var known = says with { Facts = told };
        return known with { Keys = KeysOf(known) };
    }

    private Outcome<CustomerSays> Head(TableRow raw, string name)
    {
        if (Chosen(raw, F.Kind, F.KindOf, Enum.GetValues<CustomerKind>().Select(Files.FileWords.Kind)).Refused(out var no, out var kind)) return no;
        if (Chosen(raw, F.Stage, F.StageOf, Enum.GetValues<CustomerStage>().Select(Files.FileWords.Stage)).Refused(out no, out var stage)) return no;
        if (Chosen(raw, F.Confidence, F.ConfidenceOf, Enum.GetValues<Confidence>().Select(CustomerImportWords.ConfidenceOf)).Refused(out no, out var confidence)) return no;
        if (MobileOf(raw).Refused(out no, out var mobile)) return no;
        if (run.OwnershipNamed(Plain(raw, F.Owner), Plain(raw, F.Department)).Refused(out no, out var ownership)) return no;
        var code = Plain(raw, F.Code);
        if (code is not null && CustomerCode.Read(code) is null) return Refusal.Invalid(CustomerImportWords.NoSuchCustomer(code));
        return new CustomerSays(name)
        {
            Kind = kind, Stage = stage, Confidence = confidence, Mobile = mobile, Ownership = ownership, Region = Plain(raw, F.Region), External = Plain(raw, F.External),
            Number = code is null ? null : CustomerCode.Read(code),
        };
    }

    private Outcome<IReadOnlyList<(FileField, FieldValue)>> Facts(TableRow raw, CustomerSays says)
    {
        var told = new List<(FileField, FieldValue)>();
        foreach (var field in facts)
        {
            if (Plain(raw, field.Key) is not { } written) continue;
            if (Value(field, written).Refused(out var why, out var value)) return Refusal.Invalid(CustomerImportWords.InColumn(field.Title, why.Sentence));
            if (value is null) continue;
            if (says.Kind is { } kind && run.Catalogue.Module(field.ModuleKey) is { } module && !module.IsFor(kind)) return Refusal.Invalid(CustomerImportWords.InColumn(field.Title, CustomerImportWords.OtherKind(kind)));
            told.Add((field, value));
        }

        return told;
    }

    private Outcome<FieldValue?> Value(FileField field, string written)
    {
        if (field.Key == F.Credit) return CreditCode.Read(written) is { } credit ? FieldValue.Read(field, credit) : Refusal.Invalid(CustomerImportWords.NotACredit(written));
        switch (field.Type)
        {
            case FieldType.Person:
                return run.PersonNamed(written) is { } person ? FieldValue.Read(field, person.ToString()) : Refusal.Invalid(CustomerImportWords.NoSuchPerson(written));
            case FieldType.Department:
                return run.DepartmentNamed(written) is { } department ? FieldValue.Read(field, department.ToString()) : Refusal.Invalid(CustomerImportWords.NoSuchDepartment(written));
            case FieldType.Date:
                return times.Read(written).Refused(out var noDay, out var day) ? noDay : FieldValue.Read(field, day.DayIn(company.Zone).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
            case FieldType.Number or FieldType.Money:
                return Amounts.Read(written.TrimEnd('%', '％'), field.Type == FieldType.Money ? company.Currency : null).Refused(out var noNumber, out var number) ? noNumber : FieldValue.Read(field, number.ToString(CultureInfo.InvariantCulture));
            default:
                return FieldValue.Read(field, written);
        }
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

    private Outcome<string?> MobileOf(TableRow raw)
    {
        if (Plain(raw, F.Mobile) is not { } written) return default(string?);
        var typed = written;
        if (written.Contains('E', StringComparison.OrdinalIgnoreCase) && decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            // 1.3912345678E+10 still says all digits; 1.39E+10 does not.
            if (written.Count(char.IsAsciiDigit) < 13) return Refusal.Invalid(CustomerImportWords.CutMobile(written));
            typed = number.ToString("0", CultureInfo.InvariantCulture);
        }
        else if (typed.EndsWith(".0", StringComparison.Ordinal) || typed.EndsWith(".00", StringComparison.Ordinal)) typed = typed[..typed.IndexOf('.', StringComparison.Ordinal)];

        return CustomerKey.Phone(typed) is { } phone ? phone : Refusal.Invalid(CustomerImportWords.NotAMobile(written));
    }

    private Outcome<T?> Chosen<T>(TableRow raw, string key, Func<string, T?> read, IEnumerable<Text> all) where T : struct
    {
        if (Plain(raw, key) is not { } written) return default(T?);
        return read(written) is { } found ? (T?)found : Refusal.Invalid(CustomerImportWords.InColumn(Title(key), CustomerImportWords.NotOneOf(written, all)));
    }

    private static Text Title(string key) => F.Head.First(f => f.Key == key).Title;

    // ="…", an apostrophe or a tab guard long numbers from spreadsheets.
    private string? Plain(TableRow raw, string key)
    {
        var text = raw.Cell(at[key]).AsSpan().Trim();
        if (text is ['=', '"', .., '"']) text = text[2..^1];
        if (text is ['\'', _, ..]) text = text[1..];
        text = text.Trim();
        return text.Length == 0 ? null : text.ToString().Normalize(NormalizationForm.FormC);
    }
}
