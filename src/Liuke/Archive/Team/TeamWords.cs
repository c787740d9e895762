using Liuke.Archive.Ties;
using Liuke.Basics;

namespace Liuke.Archive.Team;

internal static class TeamWords
{
    public static Text Title => new("服务团队", "Account team");
    public static Text Says => new("团队成员能看到这份档案并记录往来；修改档案仍需授权。", "Members see this file and write down interactions; changing it takes a grant still.");
    public static Text OwnerRole => new("负责人", "Owner");
    public static Text Add => new("添加成员", "Add a member");
    public static Text Person => new("同事", "Colleague");
    public static Text Role => new("分工", "Role");
    public static Text RemoveOf(string name) => new($"请 {name} 退出团队", $"Take {name} off the team");
    public static Text Badge => new("服务团队成员", "Member of the account team");

    public static Text RoleOf(TeamRole role) => role switch
    {
        TeamRole.Sales => new("销售", "Sales"),
        TeamRole.Service => new("客服", "Service"),
        TeamRole.Technical => new("技术", "Technical"),
        TeamRole.Finance => new("财务", "Finance"),
        TeamRole.Sponsor => new("高层支持", "Sponsor"),
        _ => new("其他", "Other"),
    };

    public static Text NoSuchRole => new("请选择分工。", "Choose a role.");
    public static Text NoSuchPerson => new("请选择一位在职的同事。", "Choose a colleague who is here.");
    public static Text IsOwner => new("负责人本来就看得到，不必加入团队。", "The owner sees the file already.");
    public static Text NotOnTeam => new("这位同事不在团队里。", "This colleague is not on the team.");
    public static Text TooMany(int most) => new($"一个客户的团队最多 {most} 人。", $"An account team has {most} members at most.");
    public static Text OnTooMany(int most) => new($"一位同事最多参加 {most} 个客户的团队；更多请用部门权限或授权。", $"A colleague is on {most} teams at most; for more, use the department's scope or a grant.");

    public static Text Joined(string name, TeamRole role) => new($"{name} 加入服务团队（{RoleOf(role).Zh}）", $"{name} joined the account team ({RoleOf(role).En.ToLowerInvariant()})");
    public static Text Left(string name) => new($"{name} 退出服务团队", $"{name} left the account team");

    public static Text InCharge => new("谁在负责", "Who was in charge");
    public static Text Ours => new("我方", "Our side");
    public static Text Theirs => new("客户方", "Their side");
}
