using Liuke.Basics;

namespace Liuke.Archive.Handovers.Desk;

internal static class HandoverPageWords
{
    public static Text Says => new("有人离职、调岗，区域或部门调整：客户、待办、承诺和审批一次移交，谁接谁心里有数。", "When somebody leaves or moves, or a region or department changes hands: customers, work, promises and approvals go over in one step.");
    public static Text New => new("新建交接", "New handover");
    public static Text Back => new("全部交接", "All handovers");
    public static Text None => new("还没有交接", "No handovers yet");
    public static Text NoneSays => new("有人要离职或调岗时，在这里分好客户，一步移交，清单和通知都会留下。", "When somebody leaves or moves, share out their customers here and hand them over in one step. Checklist and notices follow.");
    public static Text Who => new("交出", "Whose");
    public static Text State => new("状态", "State");
    public static Text Why => new("原因", "Why");
    public static Text By => new("建立人", "Made by");
    public static Text At => new("日期", "Date");
    public static Text LastDay => new("最后一天", "Last day");
    public static Text LastDayOn(NodaTime.LocalDate day) => new($"最后一天 {day:yyyy-MM-dd}", $"last day {day:yyyy-MM-dd}");
    public static Text Moved => new("已移交", "Moved");

    // New
    public static Text NewSays => new("先选原因和对象，再分给谁；执行之前都可以改。", "Say what it is about first, then share it out. Until you carry it out, everything can be changed.");
    public static Text LeavingSays => new("从建立起，他不能再导出，也不能大批查看号码，接口令牌立即作废。", "From now on they can export nothing and look at few numbers, and their API tokens end at once.");
    public static Text MovingSays => new("账号照常，只移交您选的客户和跟客户有关的工作。", "The account stays as it is; the customers you choose and the work on them go over.");
    public static Text TerritorySays => new("一个地区，或客户列表里筛出的那些客户，不管现在是谁的。", "A region, or a filtered list of customers, whoever has them now.");
    public static Text DepartmentSays => new("一个部门的客户分给别的人或部门；或者整个部门并入另一个。", "The customers of a department go to others, or the whole department merges into another.");
    public static Text Person => new("谁离职或调岗", "Who leaves or moves");
    public static Text Choose => new("请选择", "Choose");
    public static Text LeftAlready => new("已停用", "disabled");
    public static Text Department => new("部门", "Department");
    public static Text Into => new("并入（不选则只分客户）", "Merge into (leave open to share out its customers only)");
    public static Text IntoSays => new("合并时，客户的负责人不变，人员、下级部门和待答复的建议一起过去。", "In a merge each customer keeps its owner; people, departments below and suggestions not yet answered go along.");
    public static Text Region => new("地区（与客户档案写法相同）", "Region, as the files have it");
    public static Text Filter => new("或者：客户列表网址", "Or: the address of a list of customers");
    public static Text FilterHint => Text.Same("/customers?state=sleeping");
    public static Text FilterSays => new("在“客户档案”里筛好，复制浏览器地址贴到这里。搜索词不算。", "Filter the list of customers, copy the address and paste it here. Search words do not count.");
    public static Text Reason => new("原因（客户时间线会显示）", "Why (the customers' timelines tell it)");
    public static Text ReasonHint => new("如：林晓雨离职", "as in: Lin Xiaoyu leaves the firm");
    public static Text Begin => new("建立方案", "Begin the plan");

    // The plan
    public static Text Holds => new("手上有什么", "What there is");
    public static Text AllCustomers => new("客户", "Customers");
    public static Text AtStake => new("面临的损失", "At stake");
    public static Text Worth => new("终身价值", "Lifetime value");
    public static Text Plan => new("分给谁", "Who gets whom");
    public static Text PlanSays => new("按顺序来：先手工指定，再一部分一部分往下分，前面没分到的才轮到后面。", "In this order: those chosen by hand, then part by part; each part takes from what the parts before it left.");
    public static Text NoParts => new("还没有分。只有一位接手人时，直接加一部分“其余全部”。", "Nothing is shared out yet. With one receiver, add one part for everything else.");
    public static Text Part(int place) => new($"第 {place} 部分", $"Part {place}");
    public static Text Everything => new("其余全部", "Everything else");
    public static Text To(Text whom) => new($"给 {whom.Zh}", $"to {whom.En}");
    public static Text CustomersOf(int count) => new($"{count} 个客户", count == 1 ? "1 customer" : $"{count} customers");
    public static Text Remove => new("删除", "Remove");
    public static Text AddPart => new("加一部分", "Add a part");
    public static Text AnyWord => new("不限", "Any");
    public static Text Receivers => new("接手人（可多选）", "Who takes over (one or more)");
    public static Text ReceiversSays => new("选几位就平均分。", "Several share evenly.");
    public static Text Share => new("怎么平均", "Share evenly");
    public static Text PeopleGroup => new("同事", "Colleagues");
    public static Text NobodyGroup => new("部门（暂无负责人）", "A department, nobody in it yet");
    public static Text KeepGroup => new("部门（负责人不变）", "A department, owners stay");
    public static Text Add => new("添加", "Add");
    public static Text ByHand => new("手工指定", "By hand");
    public static Text ByHandSays => new("写客户编号，一行一个或用逗号隔开；最多显示前 100 个。", "Codes of customers, one a line or with commas. The first 100 are listed.");
    public static Text Codes => new("客户编号", "Codes");
    public static Text Receiver => new("接手人", "Who takes over");
    public static Text TakeOut => new("不再手工指定", "No longer by hand");
    public static Text Preview => new("执行后各人得到", "Who will have how many");
    public static Text Result => new("各人得到", "Who received how many");
    public static Text Nobodys(int count) => new($"还有 {count} 个客户没有接手人。", $"{count} customers have nobody yet.");
    public static Text CarryOut => new("执行交接", "Carry it out");
    public static Text CarryOutSays(int count) => new($"{count} 个客户连同订单、待办、承诺和档案一次移交；中途断电也会接着做完。", $"{count} customers go over with their orders, work, promises and files in one step. A power cut in the middle changes nothing: it goes on.");
    public static Text Discard => new("放弃方案", "Discard the plan");
    public static Text DiscardSays => new("放弃后，离职登记也取消。", "The mark as leaving is taken away too.");
    public static Text Texts => new("交代", "What is said");
    public static Text LastWords => new("给接手人的话", "Last words for those who take over");
    public static Text CustomerText => new("给客户的通知（可复制后手工发送）", "For the customers, to be sent by hand");
    public static Text Successor => new("审批和团队位置交给", "Approvals and places in teams go to");
    public static Text SuccessorNone => new("上级（团队位置取消）", "Whoever stands higher; places in teams end");
    public static Text Save => new("保存", "Save");
    public static Text Besides => new("除客户外", "Besides the customers");
    public static Text LeftOver(int count) => new($"{count} 个客户没有动", $"{count} customers stayed where they are");
    public static Text Undo => new("撤销交接", "Undo the handover");
    public static Text UndoSays => new("每个客户回到原负责人；之后又调动过的保持不变并列出。审批、授权和令牌不会退回。", "Each customer goes back to whom it had; those moved again since stay and are named. Approvals, grants and tokens do not come back.");
    public static Text Open => new("查看客户", "See the customers");
    public static Text GoOn => new("接着做", "Go on");
    public static Text BrokeOff => new("移交中断了，已移交的保持不变，可以接着做。", "It broke off. What has gone stays; go on when you like.");
    public static Text Progress => new("移交进度", "How far it is");
    public static Text MayLeave => new("可以关掉页面，移交会继续。", "You may leave this page; it goes on.");
    public static Text Reload => new("刷新", "Refresh");
    public static Text Printable => new("打印", "Print");

    // Checklist
    public static Text Checklist => new("交接清单", "Checklist");
    public static Text ChecklistLeft(int count) => new($"还差 {count} 项", $"{count} still missing");
    public static Text ChecklistDone => new("全部完成", "All done");
    public static Text ByItself => new("自动", "By itself");
    public static Text Tick => new("打勾", "Tick");
    public static Text Untick => new("取消", "Take away");
    public static Text Note => new("说明（可不填）", "Note, if any");
    public static Text OwnPoints => new("本公司的清单事项", "The firm's own points");
    public static Text OwnPointsSays => new("加到每份离职交接的清单里。", "On the checklist of everybody who leaves.");
    public static Text PointTitle => new("事项", "Point");
    public static Text ForMovers => new("调岗也要", "Of those who move too");
    public static Text Retire => new("停用", "Take off");

    // Conduct
    public static Text Conduct => new("离职前的导出和浏览", "What was taken out and viewed before");
    public static Text ConductOf(Text who) => new($"{who.Zh}：离职前的导出和浏览", $"{who.En}: taken out and viewed before leaving");
    public static Text ConductSays => new("只看导出、看号码、搜索和打开了多少份档案；谁看过这一页也会记下。", "Exports, numbers looked at, searches, and how many files were opened. That you looked is kept as well.");
    public static Text ConductLink => new("查看导出和浏览", "See exports and views");
    public static Text Days(int days) => new($"最近 {days} 天", $"Last {days} days");
    public static Text LeavingSince(string moment) => new($"自 {moment} 起登记为离职交接中：不能导出，每天最多查看 {ArchiveLimits.RevealsOfLeavers} 个号码。", $"Marked as leaving since {moment}: no exports, at most {ArchiveLimits.RevealsOfLeavers} numbers a day.");
    public static Text Deed => new("做了什么", "What");
    public static Text Times => new("次数", "Times");
    public static Text LastAt => new("最近一次", "Last");
    public static Text Never => new("没有", "never");
    public static Text ExportsTitle => new("导出的名单", "Lists taken out");
    public static Text NoExports => new("这段时间没有导出", "Nothing was taken out");
    public static Text NoExportsSays => new("导出被拒绝的次数见上表。", "Refused exports are counted above.");
    public static Text List => new("名单", "List");
    public static Text Rows => new("行数", "Rows");
    public static Text Fetched => new("已下载", "fetched");
    public static Text NotFetched => new("没下载", "not fetched");
    public static Text OpenedTitle => new("打开档案最多的日子", "Days with most files opened");
    public static Text Usual(string median) => new($"有打开的日子里，平常一天 {median} 份。", $"On a usual day with any: {median}.");
    public static Text NothingOpened => new("这段时间没有记录", "Nothing on record");
    public static Text NothingOpenedSays => new("打开档案的份数从启用本功能起按天统计。", "Opened files are counted by day since this began.");
    public static Text Files => new("份数", "Files");
    public static Text Day => new("日期", "Day");
    public static Text ManyMore => new("明显偏多", "far above usual");
    public static Text HaveLooked => new("已看过，打勾", "Looked at: tick it");
    public static Text InAudit => new("在审计里看全部", "All of it in the audit");

    // Received
    public static Text Received(int count) => new($"有 {count} 个客户交接给您", count == 1 ? "1 customer was handed over to you" : $"{count} customers were handed over to you");
    public static Text ReceivedFrom(Text whom, string why) => new($"来自 {whom.Zh} · {why}", $"from {whom.En} · {why}");
    public static Text ReceivedTitle => new("交接给您的客户", "Handed over to you");
    public static Text Promises(int count) => new($"没兑现的承诺 {count} 件", count == 1 ? "1 promise to keep" : $"{count} promises to keep");
    public static Text LookAt => new("去看看", "Have a look");
    public static Text Seen => new("知道了", "I have looked");
    public static Text SeenOn => new("您已看过。", "You have looked at this.");
    public static Text ToWork => new("看承诺", "See the promises");

    // Said after a form
    public static Text Saved => new("已保存。", "Saved.");
    public static Text PartAdded => new("已加一部分。", "The part is added.");
    public static Text PartRemoved => new("已删除这一部分。", "The part is removed.");
    public static Text Begun => new("开始移交。", "The handover has begun.");
    public static Text UndoBegun => new("开始撤销。", "Undoing has begun.");
    public static Text DiscardedNow => new("方案已放弃。", "The plan is discarded.");
    public static Text Ticked => new("已打勾。", "Ticked.");
    public static Text Unticked => new("已取消打勾。", "The tick is taken away.");
    public static Text PointAdded => new("已加到清单。", "Added to the checklist.");
    public static Text PointRetired => new("已从清单停用。", "Taken off the checklist.");
    public static Text SeenNow => new("好的，这些客户就交给您了。", "Thank you: they are in your hands now.");

    public static Text BesidesOf(string key) => key switch
    {
        "work.open" => new("按名字分给他的待办", "Work given to them by name"),
        "approvals.waiting" => new("转交的审批", "Approvals forwarded"),
        "approvals.asked" => new("由接手人继续的申请", "Requests that go on with the new owner"),
        "approvals.ended" => new("随离职结束的申请", "Requests that ended"),
        "approvals.stuck" => new("没人能接的审批", "Approvals nobody else may decide"),
        "grants" => new("收回的授权", "Grants revoked"),
        "tokens" => new("作废的令牌", "Tokens ended"),
        "substitutes" => new("结束的审批代理", "Substitutes ended"),
        "teams" => new("客户团队位置", "Places in teams"),
        "people" => new("转过去的人员", "People"),
        "departments" => new("转过去的下级部门", "Departments below"),
        "suggestions" => new("转过去的建议", "Suggestions"),
        _ => Text.Same(key),
    };
}
