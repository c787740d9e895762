using Liuke.Basics;

namespace Liuke.Api.Handovers;

internal static class HandoverDoorWords
{
    public static Text Find => new("查看交接", "Find handovers");
    public static Text Read => new("查看一份交接：有什么、谁得到、进度和清单", "Read a handover: what there is, who gets what, how far it is, the checklist");
    public static Text Make => new("新建交接；离职的人即登记为离职交接中", "Begin the plan of a handover; who leaves is marked as leaving");
    public static Text Write => new("修改原因、交代和审批接手人", "Change why, what is said, and who takes over approvals");
    public static Text AddPart => new("加一部分：哪些客户给谁", "Add a part: which customers go to whom");
    public static Text RemovePart => new("删除一部分", "Remove a part");
    public static Text Pick => new("手工指定客户；不写 to 则取消指定", "Choose customers by hand; without to they are no longer chosen");
    public static Text CarryOut => new("执行交接，答复任务号", "Carry a handover out; answers the job");
    public static Text Undo => new("撤销交接，答复任务号", "Undo a handover; answers the job");
    public static Text Discard => new("放弃没执行的方案", "Discard a plan that was not carried out");
    public static Text Tick => new("清单打勾或取消", "Tick a point of the checklist, or take the tick away");
    public static Text AddPoint => new("加本公司的清单事项", "Add a point of the firm's own");
    public static Text RetirePoint => new("停用本公司的清单事项", "Take off a point of the firm's own");
    public static Text Conduct => new("离职前的导出和浏览；查看会记入审计", "What was taken out and viewed before leaving; looking is kept in the audit");
    public static Text Received => new("交接给您的客户：未看的，或其中一份", "What was handed over to you: what is new, or one of them");
    public static Text Seen => new("确认已看", "Say that you have looked");
    public static Text Page => new("页码", "Page");
    public static Text Days => new("30 或 90", "30 or 90");
    public static Text Only => new("只看这一份", "This one only");
}
