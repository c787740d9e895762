using System.Globalization;
using Liuke.Access.Approving;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Access.ApprovalDesk;

public static class DeskWords
{
    public static Text Says => new("同意前会再核对一次：提交后内容有改动的申请会自动作废。", "Approving checks once more: a request whose subject was changed since becomes void by itself.");
    public static Text Mine => new("待我审批", "For me to decide");
    public static Text Asked => new("我的申请", "Asked by me");
    public static Text Decided => new("我审批过的", "Decided by me");
    public static Text Lists => new("审批列表", "Lists of requests");
    public static Text Absence => new("代理设置", "Absence");
    public static Text WaitingForMe => new("等我点头", "Waiting for my word");
    public static Text All => new("查看全部", "See all");

    public static Text NothingTitle(ApprovalTab tab) => tab switch
    {
        ApprovalTab.Asked => new("您还没有申请过什么", "You have not asked for anything yet"),
        ApprovalTab.Decided => new("您还没有审批过什么", "You have not decided anything yet"),
        _ => new("没有等您审批的申请", "Nothing waits for your decision"),
    };

    public static Text NothingSays(ApprovalTab tab) => tab switch
    {
        ApprovalTab.Asked => new("在没有权限的地方点“申请查阅”等按钮，申请会出现在这里。", "Where you are refused something, ask for it in place; your requests appear here."),
        ApprovalTab.Decided => new("您同意、驳回或转办过的申请会列在这里。", "What you approve, send back or forward is listed here."),
        _ => new("新的申请会出现在这里，也会显示在今日待办。", "New requests appear here, and on Today."),
    };

    public static Text Approve => new("同意", "Approve");
    public static Text SendBack => new("驳回", "Send back");
    public static Text Forward => new("转办", "Forward");
    public static Text Withdraw => new("撤回", "Withdraw");
    public static Text Resubmit => new("重新提交", "Hand in again");
    public static Text ApproveChosen => new("同意所选", "Approve the chosen");
    public static Text Choose(Text what) => new($"选择：{what.Zh}", $"Choose: {what.En}");
    public static Text Note => new("说明（可不填）", "Note (optional)");
    public static Text Reason => new("原因", "Reason");
    public static Text ReasonHint => new("申请人会看到", "The requester will read it");
    public static Text ForwardTo => new("转给", "Forward to");
    public static Text ChooseSomebody => new("请选择同事", "Choose a colleague");
    public static Text Open => new("查看", "Open");
    public static Text Back => new("返回审批列表", "Back to the list");

    public static Text By(string name, Instant at, DateTimeZone zone) => new($"{name} · {Moment(at, zone).Zh}", $"{name} · {Moment(at, zone).En}");
    public static Text InPlaceOf(string name) => new($"代 {name} 审批", $"in place of {name}");
    public static Text Due(Instant at, DateTimeZone zone) => new($"{Moment(at, zone).Zh} 前决定，超时转上级", $"Decide by {Moment(at, zone).En}, else it goes to somebody higher");
    public static Text WaitsFor(IEnumerable<string> names)
    {
        var all = names.ToList();
        return new($"等 {string.Join("、", all)} 审批", $"Waits for {string.Join(", ", all)}");
    }

    public static Text Field => new("项目", "Field");
    public static Text AtSubmission => new("提交时", "When asked");
    public static Text Wanted => new("申请改为", "Asked to become");
    public static Text Now => new("现在", "Now");
    public static Text Unchanged => new("未变", "unchanged");
    public static Text Nothing => new("（空）", "(empty)");
    public static Text Stale => new("提交之后内容已被改动（见“现在”一列）。同意时这份申请会作废，请申请人重新申请。", "It was changed since it was handed in (see “Now”). Approving will find this request void; it has to be asked for anew.");
    public static Text WhatIsAsked => new("申请内容", "What is asked for");
    public static Text StepsTitle => new("审批步骤", "Steps");
    public static Text History => new("经过", "What happened");
    public static Text Step(int number, StepMode mode) => new($"第 {number} 步 · {ApprovalWords.Mode(mode).Zh}", $"Step {number} · {ApprovalWords.Mode(mode).En.ToLowerInvariant()}");
    public static Text LaterStep => new("轮到时再请审批人", "Asked when its turn comes");

    public static Text Word(SignOffState state) => state switch
    {
        SignOffState.Open => new("待决定", "to decide"),
        SignOffState.Approved => new("已同意", "approved"),
        SignOffState.SentBack => new("已驳回", "sent back"),
        SignOffState.Forwarded => new("已转办", "forwarded"),
        SignOffState.Escalated => new("超时转上级", "late, went higher"),
        SignOffState.NotNeeded => new("无需再审", "not needed"),
        _ => new("未轮到", "later"),
    };

    public static Text Move(MoveView move)
    {
        var (by, to) = (move.By ?? "", move.To ?? "");
        var place = move.InPlaceOf is { } absent && move.By is not null ? new Text($"（代 {absent}）", $" in place of {absent}") : new("", "");
        return move.What switch
        {
            MoveKind.Asked => new($"{by} 提交申请", $"{by} asked"),
            MoveKind.Approved => new($"{by}{place.Zh} 同意", $"{by}{place.En} approved"),
            MoveKind.SentBack => new($"{by}{place.Zh} 驳回", $"{by}{place.En} sent it back"),
            MoveKind.Resubmitted => new($"{by} 重新提交", $"{by} handed it in again"),
            MoveKind.Forwarded => new($"{by}{place.Zh} 转给 {to}", $"{by}{place.En} forwarded it to {to}"),
            MoveKind.Withdrawn => new($"{by} 撤回", $"{by} withdrew it"),
            MoveKind.HandedOver => new($"{move.By} 把申请移交给 {to}，从头审批", $"{move.By} handed the request over to {to}: it is decided on from the start"),
            MoveKind.Escalated => new($"{move.InPlaceOf} 超时或离岗，转 {to}", $"{move.InPlaceOf} was late or away: went to {to}"),
            MoveKind.Overdue => new($"{move.InPlaceOf} 超时，上面没有别人，继续等待", $"{move.InPlaceOf} is late; nobody stands higher, so it keeps waiting"),
            MoveKind.Voided => new("提交后内容有改动，自动作废", "Void: it was changed since it was handed in"),
            _ => new("审批通过并已执行", "Approved and done"),
        };
    }

    public static Text Did(string? did) => did switch
    {
        "approve" => new("已同意", "Approved"),
        "sendback" => new("已驳回", "Sent back"),
        "forward" => new("已转办", "Forwarded"),
        "withdraw" => new("已撤回", "Withdrawn"),
        "resubmit" => new("已重新提交", "Handed in again"),
        "asked" => new("已提交申请，请等审批", "Asked; it now waits for a decision"),
        _ => default,
    };

    public static Text DidMany(int done, int refused) => refused == 0
        ? new($"已同意 {done} 份", $"{done} approved") : new($"已同意 {done} 份，{refused} 份没有办成，请逐份查看", $"{done} approved; {refused} could not be: look at them one by one");

    public static Text AbsenceTitle => new("外出时谁代我审批", "Who decides while I am away");
    public static Text AbsenceSays => new("代理期间，代理人和您都可以决定；每一步都会写明是代谁审批。申请人不能代理审批自己的申请。", "While you are away both of you can decide; every decision says in whose place it was made. Nobody decides on their own request as a substitute.");
    public static Text StandIn => new("代理人", "Substitute");
    public static Text From => new("从", "From");
    public static Text To => new("到", "Until");
    public static Text Save => new("保存", "Save");
    public static Text End => new("结束", "End");
    public static Text Current => new("已设的代理", "Substitutes set");
    public static Text NoAbsence => new("还没有设代理人。", "No substitute is set.");
    public static Text StandInSpan(string name, LocalDate from, LocalDate to) => new($"{name}：{from:yyyy-MM-dd} 至 {to:yyyy-MM-dd}", $"{name}: {from:yyyy-MM-dd} to {to:yyyy-MM-dd}");
    public static Text IStandIn => new("我正在代理", "I stand in for");
    public static Text NoSuchDay => new("请填写有效的日期。", "Fill in valid days.");

    public static Text Moment(Instant at, DateTimeZone zone)
    {
        var local = at.InZone(zone);
        return new($"{local.Month} 月 {local.Day} 日 {local:HH:mm}", local.ToString("d MMM HH:mm", CultureInfo.InvariantCulture));
    }
}
