using Liuke.Api.Border;
using Liuke.Basics;

namespace Liuke.Api.Administration;

internal static class AdministrationDoorWords
{
    public static Text FindPeople => new("人员名单", "Lists the people");
    public static Text ReadPerson => new("一个人", "Reads one person");
    public static Text Invite => new("添加人员；答案里的一次性链接只返回一次，由本人打开设置密码", "Adds a person; the one-time link by which they choose their password is answered once");
    public static Text ChangePerson => new("修改姓名、部门和角色；角色或部门变化会结束其登录", "Changes name, department and roles; other roles or another department end the person's sessions");
    public static Text Disable => new("停用账号，立即生效", "Shuts a person out at once");
    public static Text Enable => new("恢复账号", "Lets a person in again");
    public static Text RemoveFactors => new("移除一个人的全部第二因素", "Takes all second factors from somebody who lost them");
    public static Text MakeLink => new("生成重设密码的一次性链接；只返回一次", "Makes a one-time link for a new password, answered once");
    public static Text FindDepartments => new("部门，按上下级排列", "Lists the departments, each after the one above it");
    public static Text AddDepartment => new("添加部门", "Adds a department");
    public static Text ChangeDepartment => new("修改部门的名称和上级", "Changes a department's name and the one above it");
    public static Text FindSessions => new("所有人正在进行的登录", "Lists everybody's sessions that live");
    public static Text EndSession => new("结束一个人的一处登录", "Ends one session of somebody");
    public static Text FindMySessions => new("我正在进行的登录", "Lists the caller's sessions that live");
    public static Text EndMySession => new("结束我的一处登录", "Ends one of the caller's sessions");
    public static Text EndMySessions => new("结束我的其他登录；用令牌调用时结束全部", "Ends the caller's other sessions; called by a token, all of them");
    public static Text ReadRules => new("登录规则", "Reads the rules of signing in");
    public static Text ChangeRules => new("修改登录规则", "Changes the rules of signing in");
    public static Text FindJobs => new("任务，运行中的在前，最多 60 个", "Lists jobs, running ones first, 60 at most");
    public static Text CancelJob => new("取消任务", "Cancels a job");
    public static Text FindFlows => new("各类申请的审批步骤", "Lists the steps of approval of each kind");
    public static Text SetFlow => new("设置一类申请的审批步骤", "Sets the steps of approval of one kind");
    public static Text ResetFlow => new("恢复一类申请的默认审批步骤", "Goes back to the steps as delivered");
    public static Text NoSuchPerson => new("没有这个人。", "There is no such person.");

    public static ApiParameter[] PeopleParameters =>
    [
        new("q", new("姓名或用户名的一部分", "Part of the name or user name"), "lin"),
        new("department", new("部门编号", "A department's id"), "0190a000-0000-7000-8000-000000000000"),
    ];

    public static ApiParameter OnlyFailed => new("failed", new("true 只看失败的", "true for those that failed alone"), "true");
}
