using Liuke.Api.Border;
using Liuke.Archive.Pins;
using Liuke.Archive.Prospects;
using Liuke.Archive.Tags;
using Liuke.Archive.Team;
using Liuke.Archive.Ties;

namespace Liuke.Api.Ties;

/// <param name="Kind">What this customer is to the other: sameGroup, parentOf, subsidiaryOf, kin, supplierOf, buyerFrom or competitorOf.</param>
/// <param name="Code">Null where the other lies beyond reach.</param>
public sealed record RelationAnswer(string Kind, Guid Other, string? Code, string? Name, string? Note);

public sealed record GroupAnswer(int Members, Sum Net, int Beyond);

public sealed record MemberAnswer(Guid Person, string Name, string Role);

/// <param name="From">Null where it is not known.</param>
/// <param name="Until">Null for now.</param>
public sealed record ChargeAnswer(string? Name, string? As, DateOnly? From, DateOnly? Until)
{
    internal static ChargeAnswer Of(Charge charge) => new(charge.Name, charge.As, ApiJson.Day(charge.From), ApiJson.Day(charge.Until));
}

public sealed record TiesAnswer(IReadOnlyList<RelationAnswer> Relations, GroupAnswer? Group, IReadOnlyList<string> Tags, string? Owner, IReadOnlyList<MemberAnswer> Team, IReadOnlyList<ChargeAnswer> OurSide, IReadOnlyList<ChargeAnswer> TheirSide)
{
    internal static TiesAnswer Of(CustomerRelations relations, IReadOnlyList<TagView> tags, CustomerTeam team) => new(
        [.. relations.Relations.Select(r => new RelationAnswer(ApiJson.Word(r.Kind), r.Other.Value, r.Code, r.Name, r.Note))],
        relations.Group is { } group ? new(group.Members, ApiJson.Of(group.Net), group.Hidden) : null,
        [.. tags.Select(t => t.Word)], team.Owner, [.. team.Members.Select(m => new MemberAnswer(m.Id.Value, m.Name, ApiJson.Word(m.Role)))], [.. team.Ours.Select(ChargeAnswer.Of)], [.. team.Theirs.Select(ChargeAnswer.Of)]);
}

public sealed record RelateCall(string To, string Kind, string? Note = null);

public sealed record TagCall(IReadOnlyList<string>? Add = null, IReadOnlyList<string>? Remove = null)
{
    internal TagWish Wish => new(Add ?? [], Remove ?? []);
}

/// <param name="Codes">At most 5,000.</param>
public sealed record TagManyCall(IReadOnlyList<string> Codes, IReadOnlyList<string>? Add = null, IReadOnlyList<string>? Remove = null);

/// <param name="Skipped">Beyond reach, being reviewed, or somebody else's draft.</param>
public sealed record TaggedAnswer(int Changed, int Unchanged, int Skipped);

public sealed record TagAnswer(string Key, string Word, int Customers);

public sealed record TagsAnswer(IReadOnlyList<TagAnswer> Items);

public sealed record RenameTagCall(string To);

public sealed record TagKeyAnswer(string Key);

/// <param name="Role">sales, service, technical, finance, sponsor or other.</param>
public sealed record JoinCall(Guid Person, string Role);

public sealed record CodeAnswer(string Code);

public sealed record ModuleCountAnswer(string Module, int Entries);

public sealed record PinAnswer(string Code, string Name, int Contacts, int Facts, int Relations, int Attachments, IReadOnlyList<ModuleCountAnswer> Modules, string? LastWords)
{
    internal static PinAnswer Of(PinnedFile file) => new(file.Code, file.Name, file.Contacts, file.Facts, file.Relations, file.Attachments, [.. file.Modules.Select(m => new ModuleCountAnswer(m.Key, m.Entries))], file.LastWords);
}

public sealed record PinsAnswer(IReadOnlyList<PinAnswer> Items);

/// <param name="Region">Empty where it was not said; so is Product.</param>
/// <param name="Known">Of these, how many are known or well known.</param>
public sealed record ProspectCellAnswer(string Region, string Product, int Count, int Known);

public sealed record ProspectsAnswer(int Count, int Known, IReadOnlyList<ProspectCellAnswer> Cells)
{
    internal static ProspectsAnswer Of(ProspectTable table) => new(table.Sum.All, table.Sum.Known, [.. table.Cells.Select(c => new ProspectCellAnswer(c.Key.Region, c.Key.Product, c.Value.All, c.Value.Known))]);
}

/// <param name="To">up or down.</param>
public sealed record MovePinCall(string To);

internal static class TieExamples
{
    private static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000001");

    public static readonly TiesAnswer Ties = new([new("parentOf", Id, "C2026-00002-5", "杭州明德灯饰", null)], new(2, new(12_800_000, "CNY"), 0), ["样板客户", "爱喝茶"], "林晓雨", [new(Id, "王工", "technical")], [new("林晓雨", null, null, null)], [new("王芳", "采购经理", new(2024, 3, 1), null)]);
    public static readonly TagCall Tag = new(["样板客户"], []);
    public static readonly TagManyCall TagMany = new(["C2026-00001-7"], ["展会"], []);
    public static readonly TagsAnswer Tags = new([new("样板客户", "样板客户", 12)]);
    public static readonly PinsAnswer Pins = new([new("C2026-00001-7", "杭州明德家居", 3, 14, 1, 2, [new("needs", 2)], "要两套样品，月底前到")]);
    public static readonly JoinCall Join = new(Id, "technical");
    public static readonly CodeAnswer Code = new("C2026-00001-7");
}
