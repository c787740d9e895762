using Liuke.Archive.Files;
using Liuke.Archive.Filters;
using Liuke.Basics;

namespace Liuke.Archive.Board;

internal static class BoardWords
{
    public static Text Title => new("售前看板", "Pre-sale board");
    public static Text Says => new("潜在客户走到哪一步：注意、兴趣、欲望、行动，直到成交。移动一步会写进档案历史。", "How far prospects have come: attention, interest, desire, action, and then a customer. Each move stands in the file's history.");
    public static Text Mine => new("只看我的", "Mine only");
    public static Text Everybody => new("全部", "All");
    public static Text MoveTo => new("移到", "Move to");
    public static Text Move => new("移动", "Move");
    public static Text More => new("在列表中查看全部", "All of them in the list");
    public static Text Nobody => new("没有客户", "Nobody here");
    public static Text Worth => new("终身价值合计", "Lifetime value");
    public static Text Moving(string name) => new($"移动 {name}", $"Move {name}");
    public static Text NoSuchStep => new("没有这个阶段。", "There is no such step.");
    public static Text ChangedMeanwhile(string name) => new($"“{name}”刚被别人改过，没有移动。请看看现在的情况再决定。", $"{name} was changed by somebody else just now and was not moved. Look again, then decide.");

    public static Text Column(PresaleStep? step) => step is { } known ? FilterWords.StepOf(known) : FileWords.Stage(CustomerStage.Customer);
}
