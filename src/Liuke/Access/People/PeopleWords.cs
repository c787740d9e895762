using Liuke.Basics;

namespace Liuke.Access.People;

public static class PeopleWords
{
    public static Text People => new("人员", "People");
    public static Text PeopleLead => new("谁可以登录，属于哪个部门，担任什么角色。", "Who may sign in, in which department, in which roles.");
    public static Text Invite => new("邀请人员", "Invite a person");
    public static Text InviteLead => new("填写后得到一个一次性链接，请交给本人；对方用它设置密码。", "You get a one-time link to hand to the person, who chooses a password with it.");
    public static Text Department => new("部门", "Department");
    public static Text Departments => new("部门", "Departments");
    public static Text DepartmentsLead => new("部门成树，经理看到本部门及下级部门的客户。", "Departments form a tree; a manager sees the customers of the department and all below.");
    public static Text Roles => new("角色", "Roles");
    public static Text RolesHint => new("可以兼任多个角色。", "Somebody may have several.");
    public static Text State => new("状态", "State");
    public static Text Active => new("在用", "Active");
    public static Text Invited => new("待设置密码", "Invited");
    public static Text Disabled => new("已停用", "Disabled");
    public static Text Demo => new("演示账号", "Demo account");
    public static Text Search => new("按姓名或用户名查找", "Find by name or user name");
    public static Text Everybody => new("全部", "All");
    public static Text Nobody => new("没有符合条件的人员。", "Nobody matches.");
    public static Text NobodySays => new("换个条件，或邀请新人员。", "Try other words, or invite somebody.");
    public static Text Make => new("生成邀请链接", "Make the invitation");
    public static Text Link => new("一次性链接", "One-time link");
    public static Text LinkFor(string name) => new($"{name} 的一次性链接", $"One-time link for {name}");
    public static Text LinkLead => new("只显示这一次，72 小时内有效，只能用一次。请通过可靠的方式交给本人。", "Shown this once; works once within 72 hours. Hand it over in a way you trust.");
    public static Text HandOver => new("离职或调岗交接", "Hand over: leaving or moving");
    public static Text HandOverLead => new("把他的客户、待办和审批一次移交给别人，并留下清单。", "Customers, work and approvals go to others in one step, with a checklist.");
    public static Text LinkBack => new("回到人员", "Back to people");
    public static Text SecondFactor => new("两步验证", "Second factor");
    public static Text Yes => new("有", "yes");
    public static Text No => new("无", "none");
    public static Text Save => new("保存", "Save");
    public static Text Saved => new("已保存。角色变更后，对方需要重新登录。", "Saved. After a change of roles the person signs in again.");
    public static Text Disable => new("停用账号", "Disable");
    public static Text DisableLead => new("立即退出所有设备，不能再登录；数据保留。", "Signed out everywhere at once and kept out; the data stay.");
    public static Text Enable => new("重新启用", "Enable again");
    public static Text DisabledNow => new("账号已停用，所有会话已结束。", "The account is disabled; all sessions have ended.");
    public static Text EnabledNow => new("账号已启用。", "The account is enabled again.");
    public static Text Reset => new("重置密码", "Reset the password");
    public static Text ResetLead => new("生成一次性链接，由本人设置新密码；旧密码到那时失效。", "Makes a one-time link to choose a new password; the old one ends with it.");
    public static Text ResetFactors => new("移除两步验证", "Remove second factors");
    public static Text ResetFactorsLead => new("手机丢失且没有恢复码时使用，请先核实本人身份。", "For a lost phone without recovery codes. Make sure first that it is the person.");
    public static Text FactorsGone => new("两步验证已移除，所有会话已结束。", "Second factors are removed; all sessions have ended.");
    public static Text NoSuchPerson => new("没有这个人员。", "There is no such person.");
    public static Text NotYourself => new("不能停用自己，也不能取消自己的管理员角色。请由另一位管理员操作。", "You cannot disable yourself or take your own administrator role. Ask another administrator.");
    public static Text LastAdministrator => new("至少要有一位在用的管理员。", "At least one active administrator must remain.");
    public static Text InvitationTitle => new("设置密码", "Choose a password");
    public static Text InvitationLead(string name) => new($"{name}，您好。请设置密码，之后即可登录。", $"Hello {name}. Choose a password and you are in.");
    public static Text InvitationDone => new("设置并登录", "Save and sign in");
    public static Text LinkDead => new("这个链接已用过或已过期。请向管理员要一个新的。", "This link was used already or has expired. Ask your administrator for a new one.");
    public static Text LastSeen => new("最近活动", "Last seen");
    public static Text Never => new("从未", "never");

    // Departments
    public static Text AddDepartment => new("新建部门", "Add a department");
    public static Text AddUnder => new("上级部门", "Under");
    public static Text DepartmentName => new("部门名称", "Name");
    public static Text Add => new("新建", "Add");
    public static Text Added => new("部门已建立。", "The department is there.");
    public static Text Headcount(int people) => new($"{people} 人", people == 1 ? "1 person" : $"{people} people");
    public static Text Edit => new("修改", "Edit");
    public static Text DepartmentSaved => new("部门已修改。", "The department is changed.");

    // The wizard
    public static Text Welcome => new("开始使用留客", "Get started with Liuke");
    public static Text WelcomeLead => new("四步就绪，每一步以后都可以再改。", "Four steps; each can be changed later.");
    public static Text StepCompany => new("公司", "Company");
    public static Text StepDepartments => new("部门", "Departments");
    public static Text StepPeople => new("人员", "People");
    public static Text StepImport => new("导入数据", "Import");
    public static Text StepCompanyLead => new("时区决定一个订单算在哪一天，货币用于所有金额。", "The time zone decides on which day an order falls; the currency is that of all amounts.");
    public static Text StepDepartmentsLead => new("每行一个部门，都建在公司之下；以后可以移动。", "One department a line, all under the firm; move them later.");
    public static Text StepPeopleLead => new("先邀请部门经理和业务员；每人得到自己的一次性链接。", "Invite managers and representatives first; each gets a one-time link.");
    public static Text StepImportLead => new("把现有的销售记录（CSV 或 Excel）导入，客户、状态和待办会自动算出。", "Bring your sales files (CSV or Excel): customers, states and work follow by themselves.");
    public static Text Next => new("保存并继续", "Save and go on");
    public static Text Skip => new("跳过", "Skip");
    public static Text GoImport => new("去导入", "Go to the import");
    public static Text Later => new("以后再说", "Later");
    public static Text InvitedSoFar => new("已有人员", "People so far");
    public static Text DepartmentsSoFar => new("已有部门", "Departments so far");
    public static Text Names => new("部门名称，每行一个", "Names, one a line");
    public static Text TooManyLines => new("一次最多 50 个部门。", "At most 50 departments at once.");
}
