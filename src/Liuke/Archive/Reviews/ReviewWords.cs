using Liuke.Basics;

namespace Liuke.Archive.Reviews;

internal static class ReviewWords
{
    public static Text Title => new("建档审核", "Review of a new file");
    public static Text Headline(string name) => new($"审核新档案 · {name}", $"Review the new file of {name}");
    public static Text PleaseReview => new("请审核新建的客户档案", "Please review this new file");
    public static Text Entries(int count) => new($"{count} 条", count == 1 ? "1 entry" : $"{count} entries");
    public static Text NotFilled => new("（未填写）", "(not filled in)");
    public static Text Entered => new("录入", "Entered");
    public static Text ByImport => new("导入", "Import");
    public static Text Submitted => new("提交", "Handed in");
    public static Text Reviewed => new("审核", "Reviewed");
    public static Text Note => new("给经理的话（可不填）", "A word to the manager (may be left out)");
    public static Text Submit => new("提交审核", "Hand in for review");
    public static Text SubmitAgain => new("按意见修改后，重新提交", "Hand in again");
    public static Text SeeRequest => new("查看或撤回提交", "See or take back the request");
    public static Text Back => new("回到客户", "Back to the customer");

    public static Text NotADraft => new("只有草稿才能提交审核。", "Only a draft can be handed in for review.");
    public static Text NotSubmitted => new("这份档案没有提交审核。", "This file was not handed in for review.");
    public static Text DraftOfAnother => new("这份档案还是草稿，只能由负责人或录入人修改。", "This file is still a draft: only its owner or whoever entered it changes it.");
    public static Text BeingReviewed => new("档案正在审核，暂不能修改。需要修改时请先撤回提交。", "The file is being reviewed and cannot be changed now. Take it back first if you must change it.");
    public static Text Locked => new("档案审核后已锁定。请申请修改授权，或提交修改申请由经理和总经理审批。", "The file is locked since it was reviewed. Ask for a grant to change it, or hand your change in for the manager and the general manager to decide.");
}
