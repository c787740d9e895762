using Liuke.Basics;

namespace Liuke.Archive.Merging;

public static class MergeWords
{
    public static Text Title => new("合并客户", "Merge customers");
    public static Text Permission => new("合并重复客户并撤销合并", "Merge duplicate customers and take merges back");
    public static Text Says => new("左边的档案保留，右边的全部往来记录按编号并入；右边的编码今后自动转到左边。合并可以撤销。", "The file on the left stays; every record of the one on the right joins it by its id, and the code on the right leads to the left from now on. A merge can be undone.");
    public static Text JobTitle => new("合并后的收尾", "Follow up on merges");
    public static Text Stays => new("保留", "Stays");
    public static Text Goes => new("并入", "Joins it");
    public static Text ComesBack => new("恢复", "Comes back");
    public static Text Swap => new("对调：改为保留右边", "Swap: keep the right one");
    public static Text Choose => new("两份档案说法不同的地方", "Where the two differ");
    public static Text ChooseSays => new("选中的一项写入合并后的档案；只有一边有内容的自动保留。", "The chosen one stands in the file; what only one of them says is kept by itself.");
    public static Text NothingDiffers => new("两份档案没有不同的内容。", "The two say nothing different.");
    public static Text FieldTitle => new("字段", "Field");
    public static Text TakeThis => new("采用这一项", "take this one");
    public static Text Moving => new("并入的记录", "What joins");
    public static Text NothingMoves => new("右边的档案没有往来记录。", "The file on the right has no records.");
    public static Text Owner => new("合并后的负责人", "Who will own it");
    public static Text Nobody => new("无负责人", "Nobody");
    public static Text Nothing => new("（空）", "(empty)");
    public static Text Reason => new("原因", "Reason");
    public static Text ReasonHint => new("档案已审核锁定：填写原因后提交审批，批准后自动合并。", "A file is reviewed and locked: say why and the merge is asked for; once approved it is done.");
    public static Text Do => new("合并", "Merge");
    public static Text Ask => new("提交审批", "Ask for approval");
    public static Text Cancel => new("取消", "Cancel");
    public static Text JudgedDifferent => new("有人判定过这两份档案不是同一客户。确认无误再合并。", "Somebody said before that these two are not the same. Make sure before you merge.");
    public static Text Entered(string day) => new($"{day} 建档", $"entered {day}");
    public static Text Undo => new("撤销合并", "Undo the merge");
    public static Text UndoSays => new("两份档案恢复原样；合并之后新增的记录留在本档案。", "Both files are as they were; what was added since stays here.");
    public static Text MergedFiles => new("并入的档案", "Merged into this file");
    public static Text UndoneOn => new("已撤销", "undone");
    public static Text Merged => new("合并了客户", "Merged a customer into this file");
    public static Text Gone => new("并入了另一份档案", "Was merged into another file");
    public static Text Undone => new("撤销了合并", "Took a merge back");
    public static Text Back => new("从合并中恢复", "Came back from a merge");
    public static Text Rows => new("记录数", "Rows");
    public static Text Under => new("依据", "Under");
    public static Text Code => new("编码", "Code");

    // What moves.
    public static Text Head => new("档案抬头", "The head of the file");
    public static Text Keys => new("手机号、信用代码等唯一标识", "Unique keys");
    public static Text Facts => new("档案资料", "Facts");
    public static Text Entries => new("明细记录", "Entries");
    public static Text History => new("修改历史", "History of changes");
    public static Text Timeline => new("时间线", "Timeline");
    public static Text Attachments => new("附件", "Attachments");
    public static Text Contacts => new("联系人", "Contacts");
    public static Text Channels => new("联系方式", "Ways to reach contacts");
    public static Text Dates => new("重要日期", "Important dates");
    public static Text Interactions => new("联系记录", "Interactions");
    public static Text Consents => new("同意记录", "Consents");
    public static Text NoPersonalisation => new("不做个性化", "Kept out of personalisation");
    public static Text Relations => new("客户关系", "Relations");
    public static Text Tags => new("标签", "Tags");
    public static Text Team => new("客户团队", "Account team");
    public static Text Pins => new("收藏", "Pins");
    public static Text Terms => new("历任负责人", "Former owners");
    public static Text EarlierMerges => new("更早的合并", "Earlier merges");
    public static Text FormerCodes => new("旧编码", "Former codes");
    public static Text Approvals => new("审批", "Approvals");
    public static Text Requests => new("个人信息请求", "Requests about personal data");
    public static Text Handovers => new("交接", "Handovers");
    public static Text Milestones => new("履约节点", "Steps of deals");
    public static Text Grants => new("授权（随原档案失效）", "Grants (they end with the file)");

    public static Text Count(int rows) => new($"{rows} 条", rows == 1 ? "1" : $"{rows}");
    public static Text Aside(int rows) => new($"另有 {rows} 条与保留档案相同或随原档案失效，不再显示", $"{rows} more that the file has already, or that end with the other, are put aside");

    public static Text Tally(MergeTally tally) => tally.Aside == 0 ? Count(tally.Moves) : new($"{Count(tally.Moves).Zh}；{Aside(tally.Aside).Zh}", $"{Count(tally.Moves).En}; {Aside(tally.Aside).En}");

    public static Text Field(string field) => field switch
    {
        MergedHead.NameField => new("名称", "Name"),
        MergedHead.KindField => new("类型", "Kind"),
        MergedHead.RegionField => new("地区", "Region"),
        MergedHead.CountryField => new("国家或地区", "Country"),
        MergedHead.OwnerField => new("负责人", "Owner"),
        MergedHead.MobileField => new("手机号", "Mobile"),
        _ => new("外部编号", "External key"),
    };

    public static Text Headline(string survivor, string loser) => new($"把“{loser}”并入“{survivor}”", $"Merge “{loser}” into “{survivor}”");
    public static Text UndoHeadline(string survivor, string loser) => new($"从“{survivor}”中恢复“{loser}”", $"Take “{loser}” back out of “{survivor}”");
    public static Text MergedOn(string name, string code) => new($"{name}（{code}）并入本档案", $"{name} ({code}) was merged into this file");
    public static Text UndoneOf(string name, string code) => new($"撤销了与 {name}（{code}）的合并", $"The merge with {name} ({code}) was taken back");
    public static Text BackFrom(string name, string code) => new($"从与 {name}（{code}）的合并中恢复", $"Came back from the merge with {name} ({code})");
    public static Text ByWhom(string? name, string day) => new($"{name ?? "系统"} · {day}", $"{name ?? "the program"} · {day}");

    // Refusals.
    public static Text NoSuchMerge => new("没有这次合并，或不在您的查看范围内。", "There is no such merge, or it is outside what you may see.");
    public static Text NoSuchField => new("没有这个可选字段。", "There is no such field to choose.");
    public static Text WithItself => new("这是同一份档案，不能与自己合并。", "This is one and the same file; it cannot be merged with itself.");
    public static Text ChangedMeanwhile => new("您看过之后档案有变动。请重新查看再合并。", "A file was changed after you looked. Look again and merge then.");
    public static Text NeedsReason => new("档案已审核锁定：请填写原因，提交审批。", "A file is reviewed and locked: say why, and the merge is asked for.");
    public static Text UndoneAlready => new("这次合并已经撤销。", "This merge was taken back already.");
    public static Text TooOld(int days) => new($"合并超过 {days} 天，不能再撤销。", $"After {days} days a merge cannot be undone any more.");
    public static Text Forgotten => new("这次合并的原样已不再保留（例如按请求删除了个人信息），不能撤销。", "What both files were is no longer kept, as after somebody was erased: it cannot be undone.");
    public static Text TooManyRows(int most) => new($"记录超过 {most:N0} 条，不能一次合并。请联系管理员。", $"There are more than {most:N0} records, too many to merge at once. Turn to an administrator.");
    public static Text MergedFurther(string code) => new($"这份档案（{code}）后来又并入了别的客户。请先撤销那一次合并。", $"This file ({code}) was merged further since. Undo that merge first.");
    public static Text Rests(string code, Text why) => new($"{code}：{why.Zh}", $"{code}: {why.En}");
    public static Text BeingAsked(string code) => new($"{code} 有未办结的审批。办结或撤回之后再合并。", $"Something is being asked about {code}. Merge once that is decided or withdrawn.");

    public static Text ChangedSince(IReadOnlyList<Text> what)
        => new($"合并之后有变动，不能撤销：{string.Join("、", what.Select(w => w.Zh))}。请先把这些改回合并后的样子，或手工处理。", $"It cannot be undone, for this was changed since: {string.Join(", ", what.Select(w => w.En))}. Change it back to what the merge made of it, or settle it by hand.");
}
