using Liuke.Api.Border;
using Liuke.Basics;

namespace Liuke.Api.Approvals;

internal static class ApprovalDoorWords
{
    public static Text Find => new("审批：等我处理的、我申请的、我处理过的", "Lists requests: those that wait for the caller, those asked for, those decided");
    public static Text Read => new("一件审批：提交时的内容，和现在的逐项差异", "Reads one request: as submitted, and what differs now");
    public static Text Decide => new("同意、退回或转交；申请人自己不能批", "Approves, sends back or forwards; never by the requester");
    public static Text Withdraw => new("撤回自己的申请", "Withdraws one's own request");
    public static Text Resubmit => new("退回后再次提交", "Hands a request in again after it was sent back");
    public static Text Absences => new("外出时由谁代理", "Lists who stands in during absence");
    public static Text SetAbsence => new("设定外出代理", "Names who stands in during an absence");
    public static Text EndAbsence => new("结束外出代理", "Ends an absence");
    public static Text Grants => new("我得到的和我给出的授权", "Lists the grants the caller holds and gave");
    public static Text AskGrant => new("申请授权：查阅、修改、复制、导出或跨部门搜索", "Asks for a grant to view, edit, copy, export or search across departments");
    public static Text RevokeGrant => new("提前终止一项授权", "Ends a grant before its time");

    public static ApiParameter[] FindParameters =>
    [
        new("tab", new("mine（等我）、asked（我申请的）或 decided（我处理过的）", "mine (waiting), asked or decided"), "mine"),
        new("page", new("第几页，从 1 起", "Which page, from 1"), "1"),
    ];
}
