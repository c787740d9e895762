using Liuke.Access.Approving;
using Liuke.Basics;

namespace Liuke.Access.ApprovalFlows;

public static class FlowWords
{
    public static Text Title => new("审批流程", "Steps of approvals");
    public static Text Says => new("改动只影响之后提交的申请；审批中的申请按提交时的流程走完。申请人总被跳过，轮到自己时改由总经理审批。", "Changes hold for requests handed in from now on; those that run keep their steps. Requesters are always passed over: where they would be asked, the general manager is.");
    public static Text Change => new("修改", "Change");
    public static Text Save => new("保存", "Save");
    public static Text Saved => new("已保存，对之后的申请生效。", "Saved; it holds for requests from now on.");
    public static Text Delivered => new("恢复默认", "As delivered");
    public static Text IsDelivered => new("默认流程", "as delivered");
    public static Text SetBy(string name) => new($"由 {name} 设置", $"set by {name}");
    public static Text Back => new("返回", "Back");
    public static Text OnlyTheGm => new("这类授权的流程只能由总经理设置。", "Only the general manager sets the steps of this kind of grant.");
    public static Text NoSuchKind => new("没有这种审批。", "There is no such kind of approval.");
    public static Text NoAmount => new("金额应为数字，例如 5000。", "The amount is a number, such as 5000.");
    public static Text NoSuchRole => new("请选择申请人的角色。", "Choose the requester's role.");
    public static Text Mode => new("方式", "Mode");
    public static Text Approver(int number) => new($"审批人 {number}", $"Approver {number}");
    public static Text Nobody => new("（无）", "(nobody)");
    public static Text From => new("金额达到（可空）", "From this amount (optional)");
    public static Text ForRole => new("仅限申请人角色", "Only for requesters who are");
    public static Text AnyRole => new("不限", "Anybody");
    public static Text Hours => new("时限（小时）", "Time limit (hours)");
    public static Text Step(int number) => new($"第 {number} 步", $"Step {number}");
    public static Text People => new("指定的人", "By name");
    public static Text ByRole => new("按角色", "By role");
    public static Text GM => new("总经理", "The general manager");
    public static Text InChain(Roles role) => new($"{AccessWords.RoleTitle(role).Zh}（申请人所在或上级部门）", $"{AccessWords.RoleTitle(role).En} (of the requester's department or above)");
    public static Text StepsOnlyAtFirst => new("没有选审批人的步骤会略去。", "A step without an approver is left out.");
    public static Text AuditTitle => new("设置审批流程", "Steps of approvals set");

    public static Text Describe(FlowStep step, Func<PersonId, string?> nameOf, string currency)
    {
        var who = step.Who.Select(c => c.Kind switch { ChoiceKind.GM => GM, ChoiceKind.Person => Text.Same(nameOf(c.Person!.Value) ?? "?"), _ => InChain(c.Role) }).ToList();
        var mode = ApprovalWords.Mode(step.Mode);
        var from = step.FromMinor is { } minor ? new Text($"，金额达到 {new Money(minor, currency)} 时", $", from {new Money(minor, currency)} on") : new("", "");
        var roles = step.ForRoles != Roles.None ? new Text($"，申请人为{RoleNames(step.ForRoles).Zh}时", $", for requesters who are {RoleNames(step.ForRoles).En}") : new("", "");
        return new($"{string.Join("、", who.Select(w => w.Zh))}{(who.Count > 1 ? $"（{mode.Zh}）" : "")}{from.Zh}{roles.Zh}，{step.TimeoutHours} 小时内",
            $"{string.Join(", ", who.Select(w => w.En))}{(who.Count > 1 ? $" ({mode.En.ToLowerInvariant()})" : "")}{from.En}{roles.En}, within {step.TimeoutHours} hours");
    }

    public static Text RoleNames(Roles roles)
    {
        var titles = Role.All.Where(r => roles.HasFlag(r)).Select(AccessWords.RoleTitle).ToList();
        return new(string.Join("、", titles.Select(t => t.Zh)), string.Join(", ", titles.Select(t => t.En.ToLowerInvariant())));
    }
}
