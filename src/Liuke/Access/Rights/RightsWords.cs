using Liuke.Basics;

namespace Liuke.Access.Rights;

public static class RightsWords
{
    public static Text ViewRights => new("查看权限设置", "See who may do what");
    public static Text ChangeRights => new("修改权限设置", "Change who may do what");

    public static Text Title => new("权限设置", "Rights");
    public static Text Lead => new("每种角色可以做什么、对哪些客户。修改立即生效，并记入审计。", "What each role may do, and on whose customers. Changes act at once and are kept in the audit.");
    public static Text Permission => new("权限", "Permission");
    public static Text Saved => new("已保存，立即生效。", "Saved; it acts at once.");
    public static Text Save => new("保存", "Save");
    public static Text TakenAway => new("已取消", "Taken away");
    public static Text Legend => new("本人：自己负责的客户。本部门：不含下级部门。部门及下级：本部门和所有下级部门。橙色表示管理员已修改。", "Own: customers the person owns. Department: without those below. Department and below: with all below. Orange: changed by an administrator.");
    public static Text ChangedScope => new("修改角色权限范围", "Changed a role's scope");
    public static Text NoSuchPermission => new("没有这项权限或角色。请刷新页面后重试。", "There is no such permission or role. Refresh the page and try again.");
    public static Text HeldOrNot => new("这项权限不针对客户，只能选择有或没有。", "This permission is not about customers: choose held or not.");
    public static Text AdministratorKeeps => new("管理员必须保留权限设置，否则无人能再修改。", "Administrators must keep this one, or nobody could change rights again.");
    public static Text NothingAllowed => new("目前没有任何权限", "Nothing is allowed at present");
    public static Text NothingAllowedSays => new("账号已停用，或没有任何角色。", "The account is disabled or has no role.");
    public static Text ScopeOf(Text role) => new($"{role.Zh}的范围", $"Scope of {role.En}");
    public static Text OnCustomer => new("对哪位客户（编号）", "With which customer (code)");
    public static Text CodeExample => Text.Same("C2026-00001-7");
    public static Text Look => new("查看", "Look");
    public static Text NoSuchCustomer => new("没有这个编号的客户。请从客户页复制编号再试。", "There is no customer of that code. Copy the code from the customer's page and try again.");
    public static Text NothingOnCustomer(string name) => new($"{name}此刻对这位客户没有任何权限：看不到，也查不到。", $"{name} may do nothing with this customer at present: neither see nor find it.");
    public static Text WhoElse => new("还有谁能看这份档案", "Who else may see this file");
    public static Text RightsOf(string name) => new($"{name}的权限", $"Rights of {name}");

    public static Text RolesOf(string department, Roles roles)
    {
        var titles = Liuke.Access.Role.Of(roles);
        return new($"{department} · {string.Join('、', titles.Select(r => Role(r).Zh))}", $"{department} · {string.Join(", ", titles.Select(r => Role(r).En))}");
    }

    public static Text ByRole(Roles role, DataScope scope, bool isManage, bool isSet)
        => new($"{Role(role).Zh}：{Scope(scope, isManage).Zh}{(isSet ? "（管理员设置）" : "")}", $"{Role(role).En}: {Scope(scope, isManage).En}{(isSet ? " (set by an administrator)" : "")}");

    public static Text Scope(DataScope scope, bool isManage) => (scope, isManage) switch
    {
        (DataScope.Nothing, _) => new("无", "None"),
        (_, true) => new("有", "Held"),
        (DataScope.Own, _) => new("本人", "Own"),
        (DataScope.Team, _) => new("本部门", "Department"),
        (DataScope.Department, _) => new("部门及下级", "Department and below"),
        _ => new("全部", "All"),
    };

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
