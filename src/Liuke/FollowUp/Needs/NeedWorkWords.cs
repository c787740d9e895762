using System.Globalization;
using System.Text.Json;
using Liuke.Basics;

namespace Liuke.FollowUp.Needs;

/// <summary>What an event in a file makes a customer need.</summary>
internal sealed class NeedWorkWords : IWorkWords
{
    public const string Rule = "need";

    public static Text JobTitle => new("从客户大事推出需求信号", "Raise work for the needs that events make likely");

    public WorkKind Kind => WorkKind.Care;
    public string Reason => Rule;

    public Text Sentence(string facts)
    {
        var f = JsonSerializer.Deserialize<NeedFacts>(facts, JsonSerializerOptions.Web)!;
        var (on, until) = (Days.Day(f.On), Days.Day(f.Until));
        return new($"{on.Month} 月 {on.Day} 日{f.EventZh}：可能需要 **{f.NeedZh}**（到 {until.Year} 年 {until.Month} 月）",
            $"{f.EventEn} on {on.ToString("d MMMM", CultureInfo.InvariantCulture)}: may need **{f.NeedEn}** (until {until.ToString("MMMM yyyy", CultureInfo.InvariantCulture)})");
    }

    public Text ToDo(string facts) => new("问候并介绍", "Ask and offer");

    public IReadOnlyList<RankPart> RankParts(string facts) => [];

    public Text Why(string why) => new("大事已删除", "The event was removed");
}
