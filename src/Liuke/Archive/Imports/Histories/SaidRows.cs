using System.Security.Cryptography;
using System.Text;
using Liuke.Archive.Imports.Known;
using Liuke.Archive.Interactions;
using Liuke.Archive.Keys;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Intake;
using NodaTime;
using F = Liuke.Archive.Imports.Histories.SaidFields;

namespace Liuke.Archive.Imports.Histories;

/// <summary>What a row of a file of interactions says.</summary>
internal sealed record SaidRowSays(CustomerNamed Customer, InteractionChannel Channel, Direction Direction, Instant At, string Body)
{
    public string? Contact { get; init; }
    public string? By { get; init; }
    public string? NextStep { get; init; }
    public LocalDate? NextOn { get; init; }

    /// <summary>The words as they are kept: whom no contact and no colleague is known for stands in them.</summary>
    public Interactions.Said Told(ContactId? contact, PersonId? by, bool isNamed = true)
    {
        var words = new StringBuilder(Body);
        if (NextStep is not null && NextOn is null) words.Append("\n下一步：").Append(NextStep);
        if (isNamed && contact is null && Contact is not null) words.Append("\n联系人：").Append(Contact);
        if (isNamed && by is null && By is not null) words.Append("\n经手人：").Append(By);
        return new Interactions.Said(Channel, Direction, words.ToString()) { At = At, Contact = contact, NextStep = NextOn is null ? null : NextStep, NextOn = NextOn }.Tidy();
    }

    /// <summary>Every form under which the same words may have come before, when a contact or colleague was not known yet, or is no more.</summary>
    public IEnumerable<string> Keys()
    {
        foreach (var contact in new ContactId?[] { null, default(ContactId) })
            foreach (var by in new PersonId?[] { null, default(PersonId) }) yield return Hash(Interaction.Key(Told(contact, by)));
    }

    public static string Hash(string bodyKey) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bodyKey)).AsSpan(0, 12));
}

internal sealed class SaidRow(TableRow raw, SaidRowSays? says) : ImportRow(raw)
{
    public SaidRowSays? Says => says;
}

/// <summary>Understands the rows of a file of interactions.</summary>
internal sealed class SaidRows(ImportFrame frame, Identities identities, Company company, IClock clock)
{
    private static readonly Duration FutureMost = Duration.FromMinutes(10);

    private readonly ImportCells cells = new(frame, company);
    private readonly CustomerColumns customers = new(new(frame, company), identities, frame.Settings.Customer);
    private readonly Times times = new(company.Zone, frame.Mapping.DateOrder);

    public SaidRow Read(TableRow raw)
    {
        var fault = cells.Fault(raw);
        SaidRowSays? says = null;
        if (fault is null && Understand(raw).Refused(out var refusal, out says)) fault = refusal.Sentence;
        var row = new SaidRow(raw, says);
        if (fault is { } why) row.Refuse(why);
        return row;
    }

    private Outcome<SaidRowSays> Understand(TableRow raw)
    {
        if (customers.Read(raw).Refused(out var no, out var customer)) return no;
        if (At(raw).Refused(out no, out var at)) return no;
        if (cells.Chosen(raw, F.Channel, F.ChannelOf, Enum.GetValues<InteractionChannel>().Select(InteractionWords.ChannelOf)).Refused(out no, out var channel)) return no;
        if (cells.Chosen(raw, F.Direction, F.DirectionOf, Enum.GetValues<Direction>().Select(InteractionWords.DirectionOf)).Refused(out no, out var direction)) return no;
        if (cells.Words(raw, F.NextStep, Interaction.NextStepLengthMax).Refused(out no, out var step)) return no;
        if (cells.Words(raw, F.Contact, Contact.NameLengthMax).Refused(out no, out var contact)) return no;
        if (cells.Words(raw, F.By, Contact.NameLengthMax).Refused(out no, out var by)) return no;
        if (cells.Day(raw, F.NextOn).Refused(out no, out var on)) return no;
        if (on is not null && step is null) return Refusal.Invalid(InteractionWords.NextNeedsStep);
        var body = cells.Plain(raw, F.Body);
        if (body is null) return Refusal.Invalid(InteractionWords.BodyLength(Interaction.BodyLengthMax));

        var says = new SaidRowSays(customer, channel ?? InteractionChannel.Other, direction ?? Direction.Out, at, body) { Contact = contact, By = by, NextStep = step, NextOn = on };
        return says.Told(null, null).Body.Length > Interaction.BodyLengthMax ? Refusal.Invalid(InteractionWords.BodyLength(Interaction.BodyLengthMax)) : says;
    }

    private Outcome<Instant> At(TableRow raw)
    {
        if (cells.Plain(raw, F.At) is not { } written) return Refusal.Invalid(CustomerImportWords.NoMoment);
        var whole = cells.Plain(raw, F.Hour) is { } hour ? $"{written} {hour}" : written;
        if (times.Read(whole).Refused(out var no, out var at)) return Refusal.Invalid(CustomerImportWords.InColumn(cells.Title(F.At), no.Sentence));
        return at > clock.GetCurrentInstant() + FutureMost ? Refusal.Invalid(InteractionWords.InTheFuture) : at.Cut();
    }
}
