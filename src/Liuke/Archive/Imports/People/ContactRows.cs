using Liuke.Archive.Dates;
using Liuke.Archive.Imports.Known;
using Liuke.Archive.Keys;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Intake;
using NodaTime;
using F = Liuke.Archive.Imports.People.ContactImportFields;

namespace Liuke.Archive.Imports.People;

/// <summary>What a row of a file of contacts says. What it leaves empty it does not say.</summary>
internal sealed record ContactSays(CustomerNamed Customer, string Name)
{
    public ContactRole? Role { get; init; }
    public string? Position { get; init; }
    public string? Note { get; init; }
    public LocalDate? From { get; init; }
    public LocalDate? To { get; init; }
    public bool? IsMain { get; init; }
    public IReadOnlyList<NewChannel> Channels { get; init; } = [];
    public IReadOnlyList<(string Title, YearlyDay Day)> Dates { get; init; } = [];
}

internal sealed class ContactRow(TableRow raw, ContactSays? says) : ImportRow(raw)
{
    public ContactSays? Says => says;
}

/// <summary>Understands the rows of a file of contacts.</summary>
internal sealed class ContactRows(ImportFrame frame, Identities identities, Company company)
{
    private readonly ImportCells cells = new(frame, company);
    private readonly CustomerColumns customers = new(new(frame, company), identities, frame.Settings.Customer);
    private readonly YearlyReading days = new(company, frame.Mapping.DateOrder);

    public ContactRow Read(TableRow raw)
    {
        var fault = cells.Fault(raw);
        ContactSays? says = null;
        if (fault is null && Understand(raw).Refused(out var refusal, out says)) fault = refusal.Sentence;
        var row = new ContactRow(raw, says);
        if (fault is { } why) row.Refuse(why);
        return row;
    }

    private Outcome<ContactSays> Understand(TableRow raw)
    {
        if (cells.Plain(raw, F.Name) is not { } name) return Refusal.Invalid(CustomerImportWords.NoContactName);
        if (name.Length > Contact.NameLengthMax) return Refusal.Invalid(PeopleWords.NameLength(Contact.NameLengthMax));
        if (customers.Read(raw).Refused(out var no, out var customer)) return no;
        if (cells.Words(raw, F.Position, Contact.PositionLengthMax).Refused(out no, out var position)) return no;
        if (cells.Words(raw, F.Note, Contact.NoteLengthMax).Refused(out no, out var note)) return no;
        if (cells.Chosen(raw, F.Role, F.RoleOf, Enum.GetValues<ContactRole>().Select(PeopleWords.RoleOf)).Refused(out no, out var role)) return no;
        if (cells.Day(raw, F.From).Refused(out no, out var from)) return no;
        if (cells.Day(raw, F.To).Refused(out no, out var to)) return no;
        if (cells.YesNo(raw, F.Main).Refused(out no, out var isMain)) return no;
        if (Channels(raw).Refused(out no, out var channels)) return no;
        if (Dates(raw).Refused(out no, out var dates)) return no;
        return new ContactSays(customer, name) { Position = position, Note = note, Role = role, From = from, To = to, IsMain = isMain, Channels = channels, Dates = dates };
    }

    // One cell may hold several, apart by semicolons.
    private Outcome<IReadOnlyList<NewChannel>> Channels(TableRow raw)
    {
        var found = new List<NewChannel>();
        foreach (var (key, kind) in F.Channels)
        {
            if (cells.Plain(raw, key) is not { } written) continue;
            foreach (var one in kind == ChannelKind.Address ? [written] : written.Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var typed = one;
                if (kind is ChannelKind.Mobile or ChannelKind.Phone or ChannelKind.QQ && ImportCells.Unspoilt(one).Refused(out var cut, out typed)) return Refusal.Invalid(CustomerImportWords.InColumn(cells.Title(key), cut.Sentence));
                if (kind == ChannelKind.Mobile && CustomerKey.Phone(typed) is null) return Refusal.Invalid(CustomerImportWords.InColumn(cells.Title(key), CustomerImportWords.NotAMobile(one)));
                var channel = new NewChannel(kind, typed);
                if (ContactSeals.Check(channel) is { } no) return Refusal.Invalid(CustomerImportWords.InColumn(cells.Title(key), no.Sentence));
                if (!found.Contains(channel)) found.Add(channel);
            }
        }

        return found.Count > ContactEdit.ChannelsMax ? Refusal.Invalid(PeopleWords.TooManyChannels(ContactEdit.ChannelsMax)) : found;
    }

    private Outcome<IReadOnlyList<(string, YearlyDay)>> Dates(TableRow raw)
    {
        var all = new List<(string, YearlyDay)>();
        if (cells.Plain(raw, F.Birthday) is { } born)
        {
            var isLunar = cells.Plain(raw, F.Calendar) is { } calendar && (calendar.StartsWith('农') || calendar.StartsWith('阴') || calendar.StartsWith('旧') || calendar.StartsWith("lunar", StringComparison.OrdinalIgnoreCase));
            if (days.Read(born, isLunar).Refused(out var no, out var day)) return Refusal.Invalid(CustomerImportWords.InColumn(cells.Title(F.Birthday), no.Sentence));
            all.Add((DateWords.Birthday.Zh, day));
        }

        if (cells.Plain(raw, F.Dates) is { } others)
        {
            if (days.ReadAll(others).Refused(out var no, out var read)) return Refusal.Invalid(CustomerImportWords.InColumn(cells.Title(F.Dates), no.Sentence));
            all.AddRange(read);
        }

        return all;
    }
}
