using Liuke.Access.Rights;
using Liuke.Basics;

namespace Liuke.Access;

public static class AccessWords
{
    public static Text SignIn => new("登录", "Sign in");
    public static Text SignOut => new("退出登录", "Sign out");
    public static Text UserName => new("用户名", "User name");
    public static Text Password => new("密码", "Password");
    public static Text DisplayName => new("姓名", "Name");
    public static Text Welcome => new("登录后开始今天的工作", "Sign in to start your day");
    public static Text Motto => new("留住每一位客户", "Keep every customer");
    public static Text WrongNameOrPassword => new("用户名或密码不对。请检查后再试；忘记密码请联系管理员。", "The user name or password is not right. Check both and try again, or ask your administrator.");
    public static Text TooManyTries => new("尝试次数太多，请 5 分钟后再试。", "Too many tries. Please wait five minutes and try again.");
    public static Text NotAllowedTitle => new("您没有打开此页的权限", "You may not open this page");
    public static Text NotAllowed => new("此页需要其他角色。如工作需要，请联系管理员调整您的角色。", "This page needs another role. If your work needs it, ask your administrator.");
    public static Text BackToToday => new("回到今日待办", "Back to Today");
    public static Text FirstStartTitle => new("建立管理员账号", "Create the administrator");
    public static Text FirstStartLead => new("这是第一次启动。请设置管理员的用户名和密码，之后由管理员建立其他人员。", "This is the first start. Choose a user name and password for the administrator, who then adds the others.");
    public static Text LinkNotValid => new("这个链接已用过或已过期。请重新启动留客，控制台会给出新的链接。", "This link was used already or has expired. Restart Liuke: the console gives a new one.");
    public static Text Create => new("建立并登录", "Create and sign in");
    public static Text NameNeeded => new("请填写用户名和姓名。", "Fill in the user name and the name.");
    public static Text NameTaken => new("这个用户名已有人使用，请换一个。", "This user name is taken; choose another.");
    public static Text DepartmentNeedsName => new("请填写部门名称。", "Give the department a name.");
    public static Text NoSuchDepartment => new("上级部门不存在，可能已被删除。请刷新后重选。", "The department above does not exist; it may have been removed. Refresh and choose again.");
    public static Text RoleNeeded => new("请至少选择一个角色。", "Choose at least one role.");
    public static Text TheFirmStaysOnTop => new("公司本身在最上层，不能移动；也不能有第二个最上层。", "The firm itself stays on top and cannot be moved, and there is only one top.");
    public static Text DepartmentInCircle => new("不能把部门移到它自己或它的下级部门之下。", "A department cannot be moved under itself or one below it.");
    public static Text Headquarters => new("公司", "Company");

    public static Text FirstStartLink(string url) => new($"首次启动：请在 24 小时内打开下面的链接建立管理员账号（只能用一次）：\n  {url}", $"First start: open this link within 24 hours to create the administrator (it works once):\n  {url}");

    /// <summary>The most far-reaching of somebody's roles.</summary>
    public static Text RoleTitle(Roles roles)
        => RightsWords.Role(Array.Find([Roles.GM, Roles.Manager, Roles.Finance, Roles.Marketer, Roles.Agent, Roles.Rep, Roles.Admin], r => roles.HasFlag(r)));

    public static Text WasRefused => new("没有权限，被拒绝", "Refused for want of a permission");
    public static Text RefusedWay => new("方式", "way");
}
