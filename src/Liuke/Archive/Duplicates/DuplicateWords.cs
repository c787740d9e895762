using Liuke.Basics;

namespace Liuke.Archive.Duplicates;

public static class DuplicateWords
{
    public static Text Title => new("疑似重复", "Duplicates");
    public static Text Permission => new("查看疑似重复客户并判定", "See and judge customers who may be one");
    public static Text Says => new("可能是同一家的客户，最像的在前。合并前可以逐项对照；判定“不是同一客户”后不再提示。", "Customers who may be one, the likeliest first. Compare before you merge; once judged “not the same” a pair is never raised again.");
    public static Text Limits => new($"每晚查找一次。同一名称特征超过 {FindPairs.BlockMost} 家、同一号码超过 {FindPairs.NumberMost} 家的不逐对列出；最多保留 {FindPairs.PairsMost:N0} 对。", $"Looked for every night. What more than {FindPairs.BlockMost} names or {FindPairs.NumberMost} customers of one number share is not listed pair by pair; at most {FindPairs.PairsMost:N0} pairs are kept.");
    public static Text JobTitle => new("查找疑似重复客户", "Look for duplicate customers");
    public static Text Look => new("现在查找", "Look now");
    public static Text Looking => new("正在查找。完成后刷新本页。", "Looking. Reload the page when it is done.");
    public static Text Lists => new("按处理结果", "By outcome");
    public static Text Open => new("待判定", "To be judged");
    public static Text Merged => new("已合并", "Merged");
    public static Text Different => new("不是同一客户", "Not the same");
    public static Text Every => new("全部原因", "Every reason");
    public static Text Reason => new("原因", "Reason");
    public static Text One => new("客户", "Customer");
    public static Text Other => new("疑似重复", "May be the same as");
    public static Text Likeness => new("相似度", "Likeness");
    public static Text Judged => new("判定为不是同一客户", "Judged that two customers are two");
    public static Text JudgedBy => new("判定", "Judged by");
    public static Text Compare => new("对照合并", "Compare and merge");
    public static Text Act => new("处理", "Settle");
    public static Text Nobody => new("无负责人", "no owner");
    public static Text NothingOpen => new("没有待判定的疑似重复", "Nobody waits to be judged");
    public static Text NothingSays => new("新录入和导入的客户会在当晚查找；也可以现在查找。", "Who was entered or imported is looked through at night; or look now.");
    public static Text NothingElse => new("这里还没有记录", "Nothing here yet");
    public static Text NoSuchPair => new("没有这一对疑似重复，或其中一位不在您的查看范围内。", "There is no such pair, or one of them is outside what you may see.");
    public static Text When => new("时间", "When");
    public static Text MergedBy => new("合并人", "Merged by");
    public static Text Into => new("并入", "Into");

    public static Text Count(int count, bool isCapped) => new($"{count:N0}{(isCapped ? "+" : "")} 对", $"{count:N0}{(isCapped ? "+" : "")} pairs");
    public static Text Percent(int percent) => new($"{percent}%", $"{percent}%");
    public static Text Reasons(LikeReason reason) => LikeWords.Why(new(reason, 0, ""));
}
