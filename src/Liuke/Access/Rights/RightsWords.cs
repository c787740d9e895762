using Liuke.Basics;

namespace Liuke.Access.Rights;

public static class RightsWords
{
    public static Text ViewRights => new("查看权限设置", "See who may do what");
    public static Text ChangeRights => new("修改权限设置", "Change who may do what");

    public static Text RequesterLeft => new("申请人的账号已停用，任务没有执行。如仍需要，请由在职人员重新发起。", "The account of whoever asked has been disabled, so the work was not done. If it is still needed, somebody else must ask for it.");
    public static Text RequesterMayNot => new("申请人已不再有这项权限，任务没有执行。请联系管理员。", "Whoever asked may no longer do this, so the work was not done. Ask an administrator.");

    public static Text Role(Roles role) => role switch
    {
        Roles.Rep => new("业务员", "Sales representative"),
        Roles.Manager => new("部门经理", "Department manager"),
        Roles.GM => new("总经理", "General manager"),
        Roles.Agent => new("客服", "Service agent"),
        Roles.Marketer => new("市场", "Marketer"),
        Roles.Finance => new("财务", "Finance"),
        Roles.Admin => new("管理员", "Administrator"),
        _ => new("无角色", "No role"),
    };
}
