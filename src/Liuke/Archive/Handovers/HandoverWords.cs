using Liuke.Basics;

namespace Liuke.Archive.Handovers;

internal static class HandoverWords
{
    public static Text Title => new("交接", "Handovers");
    public static Text Lead => new("交接客户", "Hand customers over");
    public static Text SetPoints => new("设置交接清单", "Set the checklist of handovers");
    public static Text JobTitle => new("移交客户", "Hand customers over");
    public static Text UndoJobTitle => new("撤销交接", "Undo a handover");

    public static Text KindOf(HandoverKind kind) => kind switch
    {
        HandoverKind.Leaving => new("离职", "Leaving the firm"),
        HandoverKind.Moving => new("调岗", "Other work in the firm"),
        HandoverKind.Department => new("部门调整", "A department"),
        _ => new("区域或名单调整", "A region or a list"),
    };

    public static Text StateOf(HandoverState state) => state switch
    {
        HandoverState.Draft => new("方案", "Plan"),
        HandoverState.Running => new("移交中", "Moving"),
        HandoverState.Done => new("已完成", "Done"),
        HandoverState.Undoing => new("撤销中", "Being undone"),
        HandoverState.Undone => new("已撤销", "Undone"),
        _ => new("已放弃", "Discarded"),
    };

    public static string Tone(HandoverState state) => state switch
    {
        HandoverState.Draft => "warn",
        HandoverState.Running or HandoverState.Undoing => "info",
        HandoverState.Done => "good",
        _ => "quiet",
    };

    public static Text StageOf(CustomerStage stage) => stage == CustomerStage.Prospect ? new("潜在客户", "Prospect") : new("成交客户", "Customer");
    public static Text ShareOf(Share share) => share == Share.ByValue ? new("按面临的损失均分", "shared out by value at stake") : new("按客户数均分", "shared out by number");

    // What timelines and lists say
    public static Text WentFromTo(string? from, string? to) => new($"客户由 {from ?? "无人"} 移交给 {to ?? "部门（暂无负责人）"}", $"Handed over from {from ?? "nobody"} to {to ?? "the department, nobody in it yet"}");
    public static Text WentBack(string? from, string? to) => new($"交接撤销：由 {from ?? "无人"} 回到 {to ?? "部门（暂无负责人）"}", $"Handover undone: back from {from ?? "nobody"} to {to ?? "the department"}");
    public static Text CameByHandover => new("交接中移交的客户", "Handed over");
    public static Text DepartmentOf(string name) => new($"{name}（暂无负责人）", $"{name}, nobody in it yet");
    public static Text DepartmentKeeps(string name) => new($"{name}（负责人不变）", $"{name}, each keeps its owner");
    public static Text Merge(string from, string into) => new($"{from} 并入 {into}", $"{from} into {into}");
    public static Text RegionOf(string region) => new($"地区：{region}", $"Region: {region}");
    public static Text AList => new("客户名单", "A list of customers");
    public static Text NoRegion => new("没写地区", "No region");
    public static Text NoQuadrant => new("没有象限", "No quadrant");
    public static Text Others(int count) => new($"其他 {count} 项", $"{count} others");
    public static Text Stage => new("阶段", "Stage");

    // Fields
    public static Text Kind => new("交接原因", "Kind");
    public static Text Customers => new("客户数", "Customers");
    public static Text PassedOver => new("中途已被别人调走", "Moved by somebody else meanwhile");
    public static Text Stay => new("之后又调动过，保持不变", "Moved again since, left as they are");
    public static Text Checklist => new("交接清单", "Checklist");

    // What somebody holds
    public static Text ApprovalsWaiting => new("等他审批的申请", "Approvals waiting for their word");
    public static Text ApprovalsAsked => new("他提出、还没结束的申请", "Requests of theirs still open");
    public static Text GrantsHeld => new("正在用的授权", "Grants in force");
    public static Text TokensHeld => new("有效的接口令牌", "API tokens in force");
    public static Text SessionsHeld => new("登录着的设备", "Devices signed in");
    public static Text StandsIn => new("审批代理", "Substitutes for approvals");
    public static Text TeamsHeld => new("参与的客户团队", "Places in customers' teams");
    public static Text SuggestionsMade => new("提给部门、还没答复的建议", "Suggestions not answered yet");

    // Checklist
    public static Text CustomersMoved => new("客户已全部移交", "All customers are handed over");
    public static Text WorkMoved => new("待办和承诺已转交", "Work and promises are handed over");
    public static Text ApprovalsForwarded => new("审批已转交", "Approvals are forwarded");
    public static Text TeamsLeft => new("已退出客户团队", "Places in customers' teams are given over");
    public static Text AccessEnded => new("授权、令牌和代理已收回", "Grants, tokens and substitutes have ended");
    public static Text AccountDisabled => new("账号已停用", "The account is disabled");
    public static Text SessionsEnded => new("所有设备已退出登录", "All devices are signed out");
    public static Text PromisesTold => new("没兑现的承诺已当面交代给接手人", "Open promises are explained to those who take over");
    public static Text CustomersTold => new("重点客户已通知换人", "Key customers are told who follows");
    public static Text LookedAt => new("已查看离职前的导出和浏览", "Exports and views before leaving are looked at");
    public static Text PhoneBack => new("工作手机和号码已收回", "Company phone and number are back");
    public static Text WecomBack => new("企业微信客户已转接", "WeCom contacts are transferred");
    public static Text PapersBack => new("纸质档案、样品、合同已交回", "Paper files, samples and contracts are back");
    public static Text StillLeft(int count) => new($"还有 {count} 项", $"{count} still left");
    public static Text StillHere => new("账号还能登录，最后一天后请管理员停用", "The account still works: have it disabled after the last day");

    // Refusals
    public static Text NoSuchHandover => new("没有这份交接，或不在您的范围内。", "There is no such handover within your reach.");
    public static Text NoSuchPart => new("没有这一部分。", "There is no such part.");
    public static Text NoSuchPoint => new("清单里没有这一项。", "There is no such point on the checklist.");
    public static Text NoSuchPerson => new("没有这位同事，或不在您的范围内。", "There is no such colleague within your reach.");
    public static Text NoSuchDepartment => new("没有这个部门，或不在您的范围内。", "There is no such department within your reach.");
    public static Text NoSuchReceiver => new("接手人要是您范围内在职、不在离职交接中的业务员或经理，且不是交出的人；或您范围内的部门。", "Whoever takes over is a rep or manager within your reach who is here and stays, and not the one who hands over; or a department within your reach.");
    public static Text ReceiverGone => new("方案里有人已离职、要离职或换了部门，请改后再执行。", "Somebody in the plan has left, is leaving or works elsewhere now. Change the plan first.");
    public static Text SayWhy(int max) => new($"请写明原因（最多 {max} 字），客户的时间线会显示。", $"Say why in at most {max} characters: the customers' timelines tell it.");
    public static Text TextTooLong(int max) => new($"最多 {max} 个字。", $"At most {max} characters, please.");
    public static Text ChooseKind => new("请选择交接原因。", "Choose what kind of handover this is.");
    public static Text ChoosePerson => new("请选择离职或调岗的人。", "Choose who leaves or moves.");
    public static Text ChooseCustomers => new("请写地区，或贴上客户列表的网址（要带筛选条件）。", "Name a region, or paste the address of a list of customers with a filter.");
    public static Text ChooseReceiver => new("请至少选一位接手人。", "Choose at least one who takes over.");
    public static Text NameCustomers(int max) => new($"请写 1 到 {max} 个客户编号。", $"Name 1 to {max} customers by their codes.");
    public static Text NotOfThisHandover(string code) => new($"{code} 不在这份交接里。", $"{code} is not part of this handover.");
    public static Text NotYourself => new("自己的交接要由上级来做。", "Your own handover is led by somebody above you.");
    public static Text ChiefsLead => new("经理和总经理的交接由总经理或管理员来做。", "Handovers of managers are led by the general manager or an administrator.");
    public static Text ChiefsMerge => new("合并部门由总经理或管理员来做。", "Departments are merged by the general manager or an administrator.");
    public static Text NotIntoItself => new("不能并入自己或自己的下级，公司本身也不能并入。", "A department does not merge into itself or one below it, and the firm itself into none.");
    public static Text PlannedAlready => new("这位同事已有一份没结束的交接。", "There is a handover of this colleague already that is not over.");
    public static Text NotADraft => new("这份交接已经执行，方案不能再改。", "This handover is carried out; its plan stays as it is.");
    public static Text NotDone => new("这份交接还没有完成，不能撤销。", "This handover is not done, so there is nothing to undo.");
    public static Text OverAlready => new("这份交接已经结束。", "This handover is over.");
    public static Text AtWork => new("正在移交，请稍候。", "It is at work. One moment.");
    public static Text LeftAlready => new("交出的人账号已停用，先恢复账号才能撤销。", "Whoever handed over is disabled. Let them in again before you undo.");
    public static Text ChangedMeanwhile => new("别人刚改过这份交接，请刷新后再试。", "Somebody else has just changed this handover. Refresh and try again.");
    public static Text SomeHaveNobody(int count) => new($"还有 {count} 个客户没有接手人，请加一部分“其余全部”。", $"{count} customers have nobody yet. Add a part for everything else.");
    public static Text NobodyToMove => new("没有客户符合条件。", "There is no customer to move.");
    public static Text EnoughParts(int max) => new($"最多 {max} 个部分。", $"At most {max} parts.");
    public static Text EnoughPoints(int max) => new($"最多自定 {max} 项。", $"At most {max} points of your own.");
    public static Text PointNeedsTitle(int max) => new($"请写清单事项（最多 {max} 字）。", $"Say what the point is, in at most {max} characters.");
}
