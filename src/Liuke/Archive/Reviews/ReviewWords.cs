using Liuke.Basics;

namespace Liuke.Archive.Reviews;

internal static class ReviewWords
{
    public static Text NotADraft => new("只有草稿才能提交审核。", "Only a draft can be handed in for review.");
    public static Text NotSubmitted => new("这份档案没有提交审核。", "This file was not handed in for review.");
    public static Text DraftOfAnother => new("这份档案还是草稿，只能由负责人或录入人修改。", "This file is still a draft: only its owner or whoever entered it changes it.");
    public static Text BeingReviewed => new("档案正在审核，暂不能修改。需要修改时请先撤回提交。", "The file is being reviewed and cannot be changed now. Take it back first if you must change it.");
    public static Text Locked => new("档案审核后已锁定。请申请修改授权，或提交修改申请由经理和总经理审批。", "The file is locked since it was reviewed. Ask for a grant to change it, or hand your change in for the manager and the general manager to decide.");
}
