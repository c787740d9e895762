using System.Globalization;
using System.Text.Json;
using Liuke.Basics;
using NodaTime;

namespace Liuke.FollowUp.Caring;

/// <summary>Birthdays and other days of a customer's people, a week ahead.</summary>
internal sealed class CareWords : IWorkWords
{
    public const string Rule = "date";

    public static Text JobTitle => new("提醒一周内的生日与纪念日", "Raise work for birthdays and other days of the week ahead");

    public WorkKind Kind => WorkKind.Care;
    public string Reason => Rule;

    public Text Sentence(string facts)
    {
        var f = JsonSerializer.Deserialize<CareFacts>(facts, JsonSerializerOptions.Web)!;
        var on = Days.Day(f.On);
        var (whoZh, whoEn) = f.Contact is null ? ("", "") : ($"{f.Contact} ", $"{f.Contact}: ");
        var (lunarZh, lunarEn) = f.Lunar is { } lunar ? ($"（{lunar.Name.Zh}）", $" ({lunar.Name.En})") : ("", "");
        var (yearsZh, yearsEn) = f.Years is { } years ? ($"，满 {years} 年", years == 1 ? ", 1 year" : $", {years} years") : ("", "");
        return new($"{whoZh}**{f.Title}**：{on.Month} 月 {on.Day} 日{lunarZh}{yearsZh}", $"{whoEn}**{f.Title}** on {on.ToString("d MMMM", CultureInfo.InvariantCulture)}{lunarEn}{yearsEn}");
    }

    public Text ToDo(string facts) => new("送祝福", "Send wishes");

    public IReadOnlyList<RankPart> RankParts(string facts) => [];

    public Text Why(string why) => new("日子已删除", "The date was removed");
}

/// <summary>What was to be done next after an interaction.</summary>
internal sealed class NextStepWords : IWorkWords
{
    public const string Rule = "next-step", Corrected = "corrected";

    public WorkKind Kind => WorkKind.PromiseDue;
    public string Reason => Rule;

    public Text Sentence(string facts)
    {
        var f = JsonSerializer.Deserialize<NextStepFacts>(facts, JsonSerializerOptions.Web)!;
        var said = Days.Day(f.SaidOn);
        return new($"下一步：**{f.Step}**（{said.Month} 月 {said.Day} 日约定）", $"Next step: **{f.Step}** (agreed {said.ToString("d MMMM", CultureInfo.InvariantCulture)})");
    }

    public Text ToDo(string facts) => new("去办", "Do it");

    public IReadOnlyList<RankPart> RankParts(string facts) => [];

    public Text Why(string why) => new("往来已更正", "The interaction was corrected");
}

/// <param name="SaidOn">Days since 1970-01-01.</param>
internal sealed record NextStepFacts(string Step, int SaidOn, Guid Interaction);
