using Liuke.Basics;

namespace Liuke.Access.Rights;

public static class RightsWords
{
    public static Text ViewRights => new("查看权限设置", "See who may do what");
    public static Text ChangeRights => new("修改权限设置", "Change who may do what");

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
