using Liuke.Api.Border;
using Liuke.Archive.Entries;
using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using NodaTime;

namespace Liuke.Api.FileModules;

/// <param name="Value">As it is kept: a number, an amount with two decimals, a day, the key of a choice, yes or no, an id, a customer's code.</param>
/// <param name="Shown">As a person reads it.</param>
public sealed record FactAnswer(string Field, string Title, string? Value, string? Shown)
{
    public string? Source { get; init; }
    public string? SourceNote { get; init; }
    public string? Confidence { get; init; }
    public DateTimeOffset? SetAt { get; init; }
    public string? SetBy { get; init; }
    public DateTimeOffset? VerifiedAt { get; init; }
    public string? VerifiedBy { get; init; }
    public bool IsStale { get; init; }

    /// <summary>It says something that this caller may not know.</summary>
    public bool IsHidden { get; init; }

    internal static FactAnswer Of(FactLine line) => new(line.Field.Key, line.Field.Title.ToString(), line.IsHidden ? null : line.Fact?.Words, line.Value?.ToString())
    {
        Source = line.Fact is { } fact ? ApiJson.Word(fact.Source) : null, SourceNote = line.IsHidden ? null : line.Fact?.SourceNote, Confidence = line.Fact is { } sure ? ApiJson.Word(sure.Confidence) : null,
        SetAt = At(line.Fact?.SetAt), SetBy = line.SetBy, VerifiedAt = At(line.Fact?.VerifiedAt), VerifiedBy = line.VerifiedBy, IsStale = line.IsStale, IsHidden = line.IsHidden,
    };

    private static DateTimeOffset? At(Instant? at) => at is { } known ? ApiJson.At(known) : null;
}

/// <param name="Facts">What the file says, of modules that it has once.</param>
/// <param name="Entries">How many entries it has, of the others.</param>
public sealed record ModuleAnswer(string Module, string Title, IReadOnlyList<FactAnswer> Facts, int Entries);

/// <param name="Completeness">In percent, of the fields that count.</param>
/// <param name="Missing">The fields it lacks to be complete.</param>
public sealed record FileAnswer(string Code, string Review, int Completeness, int Unverified, DateOnly? FreshUntilOn, IReadOnlyList<string> Missing, IReadOnlyList<ModuleAnswer> Modules)
{
    public string? EnteredBy { get; init; }
    public string? SubmittedBy { get; init; }
    public string? ReviewedBy { get; init; }

    internal static FileAnswer Of(FileSheet file) => new(file.Code, ApiJson.Word(file.Review.State), file.Review.Completeness, file.Review.Unverified, ApiJson.Day(file.Review.FreshUntilOn),
        [.. file.Missing.Select(f => f.Key)], [.. file.Modules.Select(m => new ModuleAnswer(m.Module.Key, m.Module.Title.ToString(), [.. m.Facts.Select(FactAnswer.Of)], m.Entries))])
    {
        EnteredBy = file.Review.EnteredBy, SubmittedBy = file.Review.SubmittedBy, ReviewedBy = file.Review.ReviewedBy,
    };
}

/// <param name="Facts">By key of the field; an empty text takes the fact out. Fields that are not named are left alone.</param>
/// <param name="Original">What the fields said when the program looked: where somebody changed one of them since, nothing is written and the answer is 409 with the clashes.</param>
/// <param name="Source">typed, imported, paperLedger, told, public or workedOut.</param>
/// <param name="Confidence">sure, likely or unsure.</param>
/// <param name="Reason">Needed where what stands is locked and no grant covers it: then it is asked for.</param>
public sealed record FactsCall(IReadOnlyDictionary<string, string?> Facts, IReadOnlyDictionary<string, string?>? Original = null, string Source = "typed", string? SourceNote = null, string Confidence = "sure", string? Reason = null);

/// <param name="Approval">The request for what is locked; null where all was written.</param>
public sealed record FactsAnswer(IReadOnlyList<string> Changed, Guid? Approval);

/// <param name="Fields">Keys of fields or of whole modules.</param>
public sealed record VerifyCall(IReadOnlyList<string> Fields);

public sealed record VerifiedAnswer(int Verified);

/// <param name="Under">grant:… or approval:…; null where none was needed.</param>
public sealed record ChangeLineAnswer(DateTimeOffset At, string? By, string Subject, string Field, string Title, string? Old, string? New, string Source, string? Under)
{
    internal static ChangeLineAnswer Of(HistoryLine line) => new(ApiJson.At(line.At), line.By, line.Subject, line.Key, line.Field.ToString(), line.Old?.ToString(), line.New?.ToString(), ApiJson.Word(line.Source), line.Under);
}

public sealed record HistoryAnswer(IReadOnlyList<ChangeLineAnswer> Items, bool HasMore);

/// <param name="Values">As they are kept, by key of the field.</param>
/// <param name="Shown">As a person reads them.</param>
public sealed record EntryAnswer(Guid Id, DateOnly On, string? By, IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Shown)
{
    /// <summary>Of a dealer's marks: their sum.</summary>
    public int? Score { get; init; }

    /// <summary>Of an asset: what its upkeep has cost its owner, as a share of its price.</summary>
    public double? CostShare { get; init; }

    internal static EntryAnswer Of(EntryView entry) => new(entry.Id.Value, entry.On.ToDateOnly(), entry.By,
        entry.Lines.Where(l => l.Words.Length > 0).ToDictionary(l => l.Field.Key, l => l.Words, StringComparer.Ordinal), entry.Lines.ToDictionary(l => l.Field.Key, l => l.Shown.ToString(), StringComparer.Ordinal))
    {
        Score = entry.Score?.Sum, CostShare = entry.Cost?.Share,
    };
}

public sealed record EntriesAnswer(IReadOnlyList<EntryAnswer> Items, bool HasMore);

/// <param name="Values">By key of the field.</param>
/// <param name="On">The day it tells of; today where nothing is said of a new one.</param>
/// <param name="Original">As with facts: what it said when the program looked, the day under "on".</param>
public sealed record EntryCall(IReadOnlyDictionary<string, string?> Values, DateOnly? On = null, IReadOnlyDictionary<string, string?>? Original = null);

public sealed record EntrySavedAnswer(Guid Id);

public sealed record OptionAnswer(string Key, string Zh, string En, bool IsRetired = false);

/// <param name="Type">text, longText, number, money, date, choice, yesNo, person, customer or department.</param>
/// <param name="Class">stable or dynamic.</param>
public sealed record FieldAnswer(string Key, string Zh, string En, string Type, string Class, bool IsPersonal, bool CountsForCompleteness, int Place, bool IsRetired, IReadOnlyList<OptionAnswer> Options)
{
    internal static FieldAnswer Of(FileField field) => new(field.Key, field.TitleZh, field.TitleEn, ApiJson.Word(field.Type), ApiJson.Word(field.Class), field.IsPersonal, field.CountsForCompleteness, field.Place, field.ArchivedAt is not null,
        [.. field.Choices.Select(c => new OptionAnswer(c.Key, c.Zh, c.En, c.IsRetired))]);
}

/// <param name="Shape">one or many.</param>
/// <param name="Kinds">enterprise, person, dealer, supplier.</param>
public sealed record FileModuleAnswer(string Key, string Zh, string En, string Shape, IReadOnlyList<string> Kinds, int Place, bool IsBuiltIn, bool IsRetired, IReadOnlyList<FieldAnswer> Fields)
{
    internal static FileModuleAnswer Of(FileModule module, FileFieldCatalogue all) => new(module.Key, module.TitleZh, module.TitleEn, ApiJson.Word(module.Shape),
        [.. Enum.GetValues<Archive.CustomerKind>().Where(module.IsFor).Select(ApiJson.Word)], module.Place, module.BuiltIn, module.ArchivedAt is not null, [.. all.Fields.Where(f => f.ModuleKey == module.Key).OrderBy(f => f.Place).Select(FieldAnswer.Of)]);
}

public sealed record FileModulesAnswer(IReadOnlyList<FileModuleAnswer> Items);
