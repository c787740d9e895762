using Liuke.Api.Border;
using Liuke.Archive.Dates;
using Liuke.Archive.Interactions;
using Liuke.Archive.People;
using Liuke.Basics;

namespace Liuke.Api.Contacts;

/// <param name="Shown">Masked; the whole is asked for by itself.</param>
public sealed record ChannelAnswer(Guid Id, string Kind, string Shown);

/// <param name="Fields">name, role, position, from, to, main and note; null where nothing is said.</param>
public sealed record ContactAnswer(Guid Id, IReadOnlyDictionary<string, string?> Fields, IReadOnlyList<ChannelAnswer> Channels)
{
    internal static ContactAnswer Of(ContactView contact) => new(contact.Id.Value, contact.Fields, [.. contact.Channels.Select(c => new ChannelAnswer(c.Id.Value, ApiJson.Word(c.Kind), c.Shown))]);
}

/// <param name="Calendar">solar or lunar.</param>
/// <param name="NextOn">When it comes round next.</param>
public sealed record DateAnswer(Guid Id, string Title, Guid? Contact, string Calendar, int? Year, int Month, int Day, bool IsLeapMonth, DateOnly? NextOn)
{
    internal static DateAnswer Of(DateView date) => new(date.Id.Value, date.Title, date.Contact?.Value, ApiJson.Word(date.Day.Calendar), date.Day.Year, date.Day.Month, date.Day.Day, date.Day.IsLeapMonth, ApiJson.Day(date.NextOn));
}

/// <param name="From">Null for the file's first owner.</param>
/// <param name="Until">Null for the present one.</param>
public sealed record OwnerAnswer(string? Name, DateTimeOffset? From, DateTimeOffset? Until)
{
    internal static OwnerAnswer Of(OwnerView owner) => new(owner.Name, owner.From is { } from ? ApiJson.At(from) : null, owner.Until is { } until ? ApiJson.At(until) : null);
}

public sealed record PeopleAnswer(IReadOnlyList<ContactAnswer> Contacts, IReadOnlyList<DateAnswer> Dates, IReadOnlyList<OwnerAnswer> Owners)
{
    internal static PeopleAnswer Of(CustomerPeople people) => new([.. people.Contacts.Select(ContactAnswer.Of)], [.. people.Dates.Select(DateAnswer.Of)], [.. people.Owners.Select(OwnerAnswer.Of)]);
}

/// <param name="Kind">mobile, phone, email, weChat, weCom, qQ, address or other.</param>
public sealed record ChannelCall(string Kind, string Value);

/// <param name="Fields">Only those to be set; a field that is missing is left alone.</param>
/// <param name="Was">The fields as they were read: what others changed since is merged, and where both changed the same the call is refused with the clashes.</param>
public sealed record ContactCall(IReadOnlyDictionary<string, string?> Fields, IReadOnlyDictionary<string, string?>? Was = null, IReadOnlyList<ChannelCall>? Add = null, IReadOnlyList<Guid>? Drop = null);

/// <param name="Calendar">solar or lunar.</param>
public sealed record DateCall(string Title, string Calendar, int Month, int Day, int? Year = null, bool IsLeapMonth = false, Guid? Contact = null);

public sealed record MadeAnswer(Guid Id);

/// <param name="Channel">call, visit, weChat, email, meeting, message, letter, fair or other.</param>
/// <param name="Direction">in where the customer began, out where the firm did.</param>
/// <param name="Corrects">The interaction that this stands in place of.</param>
public sealed record InteractionCall(string Channel, string Direction, string Body, DateTimeOffset? At = null, Guid? Contact = null, string? NextStep = null, DateOnly? NextOn = null, Guid? Corrects = null);

public sealed record InteractionAnswer(Guid Id, string CustomerCode, string CustomerName, string Channel, string Direction, DateTimeOffset At, string Body)
{
    public Guid? Contact { get; init; }
    public string? ContactName { get; init; }
    public string? NextStep { get; init; }
    public DateOnly? NextOn { get; init; }
    public string? ByName { get; init; }
    public bool IsCorrection { get; init; }
    public bool IsCorrected { get; init; }

    internal static InteractionAnswer Of(string code, string name, InteractionView said) => new(said.Id.Value, code, name, ApiJson.Word(said.Channel), ApiJson.Word(said.Direction), ApiJson.At(said.HappenedAt), said.Body)
    {
        Contact = said.Contact?.Value, ContactName = said.ContactName, NextStep = said.NextStep, NextOn = ApiJson.Day(said.NextOn), ByName = said.ByName, IsCorrection = said.IsCorrection, IsCorrected = said.IsCorrected,
    };
}

/// <param name="After">Send it as the parameter after to go on; null at the end.</param>
public sealed record InteractionsAnswer(IReadOnlyList<InteractionAnswer> Items, string? After);

/// <param name="Earlier">What was written before it was corrected, the newest first.</param>
public sealed record InteractionFileAnswer(InteractionAnswer Now, IReadOnlyList<InteractionAnswer> Earlier);

internal static class ContactExamples
{
    private const string Code = "C2026-00001-7", Name = "杭州明德家居";
    private static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000001");

    public static readonly PeopleAnswer People = new(
        [new(Id, new Dictionary<string, string?> { ["name"] = "王芳", ["role"] = "decides", ["position"] = "采购经理", ["from"] = "2024-03-01", ["to"] = null, ["main"] = "yes", ["note"] = null }, [new(Id, "mobile", "138****5678")])],
        [new(Id, "生日", Id, "lunar", 1985, 8, 15, false, new(2026, 9, 25))], [new("林晓雨", null, null)]);

    public static readonly ContactCall Contact = new(new Dictionary<string, string?> { ["name"] = "王芳", ["role"] = "decides" }, null, [new("mobile", "13812345678")]);
    public static readonly ContactCall Change = new(new Dictionary<string, string?> { ["position"] = "采购总监" }, new Dictionary<string, string?> { ["position"] = "采购经理" });
    public static readonly DateCall Date = new("生日", "lunar", 8, 15, 1985, false, Id);
    public static readonly MadeAnswer Made = new(Id);
    public static readonly InteractionCall Said = new("call", "in", "要两套样品，月底前到", null, Id, "寄样品", new(2026, 11, 30));
    public static readonly InteractionAnswer One = new(Id, Code, Name, "call", "in", new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero), "要两套样品，月底前到") { ContactName = "王芳", NextStep = "寄样品", NextOn = new(2026, 11, 30), ByName = "林晓雨" };
    public static readonly InteractionsAnswer Many = new([One], null);
    public static readonly InteractionFileAnswer File = new(One, []);
}
