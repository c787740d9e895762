using Liuke.Basics;
using NodaTime;

namespace Liuke.Access.Approving;

public static class ApprovalWords
{
    public static Text Title => new("审批", "Approvals");
    public static Text Use => new("申请和审批", "Ask for approval and decide");
    public static Text SetFlows => new("设置审批流程", "Set the steps of approvals");

    public static Text StepNeedsSomebody => new("每一步要选 1 到 10 位审批人。", "Each step needs 1 to 10 approvers.");
    public static Text TimeoutOutOfRange(int max) => new($"时限应在 1 到 {max} 小时之间。", $"The time limit lies between 1 and {max} hours.");
    public static Text AmountBelowZero => new("金额不能小于 0。", "The amount cannot be below zero.");
    public static Text FlowNeedsSteps(int max) => new($"流程要有 1 到 {max} 步。", $"A flow needs 1 to {max} steps.");

    public static Text NotYourself => new("不能由自己代理自己，请选另一位同事。", "You cannot stand in for yourself; choose a colleague.");
    public static Text DaysInOrder => new("结束日期应不早于开始日期，也不早于今天。", "The last day must not lie before the first day or before today.");
    public static Text AbsenceTooLong(int days) => new($"代理最长 {days} 天。", $"A substitute can stand in for at most {days} days.");
    public static Text AbsenceOverlaps => new("这段时间已经设了代理人。请先结束原来的代理。", "You have a substitute for some of these days already. End that one first.");

    public static Text NoSuchSubstitute => new("没有这条代理记录。", "There is no such substitute.");

    public static Text NobodyMayDecide => new("没有可以审批这件事的人（申请人不能审批自己的申请）。请联系管理员设置审批流程。", "There is nobody who could decide this: requesters never decide on their own requests. Ask the administrator to set the steps.");
    public static Text NotByRequester => new("申请人不能审批自己的申请，代理和转办也不行。", "Requesters do not decide on their own requests, not as a substitute and not by forwarding either.");
    public static Text NoSuchColleague => new("没有这位同事，或已离职。请另选一位。", "There is no such colleague, or they have left. Choose another.");
    public static Text AskedAlready => new("这一步已经请这位同事审批了。", "This colleague is asked in this step already.");
    public static Text OnlyTheRequester => new("只有申请人可以这样做。", "Only the requester may do this.");
    public static Text NotSentBack => new("这份申请没有被驳回，不用重新提交。", "This request was not sent back; there is nothing to hand in again.");
    public static Text DecidedAlready => new("这一步已经有人决定了，请刷新查看。", "This step was decided meanwhile. Refresh to see how.");
    public static Text OneWordEach => new("同一步里每人只表态一次；请由另一位审批人决定。", "Each person decides once in a step; somebody else has to give the other word.");
    public static Text NotYours => new("这份申请现在不由您审批。", "This request does not wait for your decision.");
    public static Text NoLongerYours => new("您（或您代理的同事）已不在当时的岗位，不能再审批这份申请。", "You, or the colleague you stand in for, no longer have the role this decision needs.");
    public static Text OnlyTheGmPassesOn => new("这类授权只能由总经理转办或委托代理。", "Only the general manager passes this kind of decision on.");
    public static Text LookedAtBefore => new("申请人在您查看之后重新提交了，请看过新的内容再决定。", "It was handed in again since you looked. Read it once more before you decide.");
    public static Text VoidNow => new("提交之后内容被改动，这份申请已作废。请申请人按新内容重新申请。", "What it is about was changed since it was handed in, so this request is void. It has to be asked for anew.");
    public static Text SayWhy => new("请写明原因。", "Say why.");
    public static Text NoteTooLong(int max) => new($"说明最多 {max} 个字。", $"At most {max} characters, please.");
    public static Text SubjectGone => new("申请的对象已不存在。", "What this is about no longer exists.");
    public static Text AskedBefore => new("您已经申请过，正在等审批。可在“审批”里查看。", "You have asked for this already; see Approvals for where it stands.");
    public static Text TooManyOpen(int max) => new($"您有 {max} 份申请还没有结束，请先处理或撤回一些。", $"You have {max} requests open. Settle or withdraw some first.");
    public static Text NoSuchApproval => new("没有这份申请，或与您无关。", "There is no such request, or it is none of yours.");
    public static Text ChooseDecision => new("请选择同意、驳回或转办。", "Choose to approve, send back or forward.");

    public static Text OverAlready(ApprovalState state) => state switch
    {
        ApprovalState.SentBack => new("这份申请已被驳回，等申请人重新提交。", "This request was sent back and waits for its requester."),
        ApprovalState.Approved => new("这份申请已经通过。", "This request is approved already."),
        ApprovalState.Withdrawn => new("申请人已撤回这份申请。", "The requester has withdrawn this request."),
        _ => new("提交之后内容被改动，这份申请已作废。", "What it is about was changed, so this request is void."),
    };

    public static Text State(ApprovalState state) => state switch
    {
        ApprovalState.Open => new("审批中", "Waiting"),
        ApprovalState.SentBack => new("已驳回", "Sent back"),
        ApprovalState.Approved => new("已通过", "Approved"),
        ApprovalState.Withdrawn => new("已撤回", "Withdrawn"),
        _ => new("已作废", "Void"),
    };

    public static Text Mode(StepMode mode) => mode switch
    {
        StepMode.All => new("会签", "All of them"),
        StepMode.InOrder => new("依次审批", "One after the other"),
        _ => new("或签", "Any of them"),
    };

    public static Text KindField => new("事项", "What");
    public static Text RoundField => new("第几次提交", "Round");
    public static Text InPlaceOfField => new("代谁", "In place of");
    public static Text ToField => new("转给", "To");

    public static Text Happened(MoveKind what) => what switch
    {
        MoveKind.Asked => new("提交申请", "Approval asked for"),
        MoveKind.Approved => new("同意申请", "Approval given"),
        MoveKind.SentBack => new("驳回申请", "Request sent back"),
        MoveKind.Resubmitted => new("重新提交申请", "Request handed in again"),
        MoveKind.Forwarded => new("转办申请", "Request forwarded"),
        MoveKind.Withdrawn => new("撤回申请", "Request withdrawn"),
        MoveKind.HandedOver => new("申请移交给接手人", "Request handed over"),
        MoveKind.Escalated => new("超时转上级", "Request went higher"),
        MoveKind.Voided => new("申请作废", "Request void"),
        MoveKind.Overdue => new("审批超时", "Request overdue"),
        _ => new("申请通过", "Request approved and done"),
    };
}
