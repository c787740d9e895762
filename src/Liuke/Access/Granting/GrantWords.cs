using System.Globalization;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Access.Granting;

public static class GrantWords
{
    public static Text Title => new("授权", "Grants");
    public static Text UseGrants => new("申请和使用授权", "Ask for and use grants");
    public static Text Says => new("授权由别人批准，最长 24 小时，按次计数，随时可以收回；每次使用都有记录。", "A grant is approved by somebody else, lasts 24 hours at most, counts its uses and can be revoked at any moment; every use is recorded.");
    public static Text NotCovered => new("没有覆盖这一步的授权：可能没有申请，或已到期、已收回、已用完，或内容在授权之后改过。", "No grant covers this: none was given, or it has ended, was revoked or used up, or the record has changed since.");
    public static Text NoSuchGrant => new("没有这份授权，或与您无关。", "There is no such grant, or it is none of yours.");
    public static Text EndedAlready => new("这份授权已经结束。", "This grant has ended already.");
    public static Text ChooseKind => new("请选择要申请的权限。", "Choose what you ask for.");
    public static Text HoursOutOfRange(int max) => new($"时长应在 1 到 {max} 小时之间。", $"The period lies between 1 and {max} hours.");
    public static Text UsesOutOfRange(int max) => new($"次数应在 1 到 {max} 之间。", $"The number of uses lies between 1 and {max}.");
    public static Text SayWhat => new("请写明申请的对象：客户编号、部门或客户列表，选其中一种。", "Say for what: customer codes, a department or a customer list, one of the three.");
    public static Text TooManyCodes(int max) => new($"一次最多申请 {max} 位客户。", $"At most {max} customers at a time.");
    public static Text NotACode(string typed) => new($"“{typed}”不是客户编号。编号形如 C2026-00001-8。", $"“{typed}” is not a customer code. A code looks like C2026-00001-8.");
    public static Text NotAList => new("请从客户列表页设好条件后再申请；不能申请全部客户。", "Set a filter on the customer list first; all customers cannot be asked for.");
    public static Text ListTooLong(int max) => new($"这个列表超过 {max} 位客户，不能授权。请驳回，让申请人缩小范围。", $"This list has more than {max} customers and cannot be granted. Send it back for a narrower one.");
    public static Text NobodyThere => new("没有这个编号的客户，无法授权。请驳回并说明。", "There is no such customer, so nothing can be granted. Send it back and say so.");

    public static Text Kind(GrantKind kind) => kind switch
    {
        GrantKind.View => new("查阅", "See"),
        GrantKind.Edit => new("修改", "Change"),
        GrantKind.Copy => new("复制", "Copy"),
        GrantKind.Export => new("导出", "Export"),
        _ => new("跨部门检索", "Search other departments"),
    };

    public static Text Asking(GrantKind kind) => new($"申请{Kind(kind).Zh}", kind switch
    {
        GrantKind.View => "Ask to see",
        GrantKind.Edit => "Ask to change",
        GrantKind.Copy => "Ask to copy",
        GrantKind.Export => "Ask to export",
        _ => "Ask to search other departments",
    });

    public static Text Headline(GrantKind kind, Text where) => new($"{Asking(kind).Zh}：{where.Zh}", $"{Asking(kind).En}: {where.En}");
    public static Text Several(string first, int count) => new($"{first} 等 {count} 位客户", $"{first} and {count - 1} more");
    public static Text AList => new("一份客户列表", "a customer list");
    public static Text WholeFirm => new("全公司", "the whole firm");
    public static Text Customers => new("客户", "Customers");
    public static Text CustomersNow => new("列表中的客户", "Customers in the list");
    public static Text Count(int count) => count > Grant.CustomersMax ? new($"超过 {Grant.CustomersMax} 位", $"more than {Grant.CustomersMax}") : new($"{count} 位", count.ToString(CultureInfo.InvariantCulture));
    public static Text List => new("客户列表", "Customer list");
    public static Text Department => new("部门", "Department");
    public static Text Hours => new("时长", "Period");
    public static Text ForHours(int hours) => new($"{hours} 小时", hours == 1 ? "1 hour" : $"{hours} hours");
    public static Text Uses => new("次数", "Uses");
    public static Text Times(int times) => new($"{times} 次", times == 1 ? "once" : $"{times} times");
    public static Text Left => new("剩余次数", "Uses left");
    public static Text Until => new("至", "Until");
    public static Text KindField => new("权限", "What");
    public static Text NoSuchCode(string code) => new($"{code}：查无此编号", $"{code}: no such code");

    public static Text Customer(string code, string name, string? department, string? owner)
        => Text.Same(string.Join(" · ", new[] { $"{name}（{code}）", department, owner }.OfType<string>()));

    public static Text WasGiven => new("给予授权", "Grant given");
    public static Text WasUsed => new("使用授权", "Grant used");
    public static Text WasRevoked => new("收回授权", "Grant revoked");

    public static Text Reason => new("原因", "Reason");
    public static Text ReasonHint => new("审批人会看到，例如：客户转来华东，需要了解历史", "The approver reads it, for instance: the customer is moving to our region");
    public static Text Submit => new("提交申请", "Ask");
    public static Text Cancel => new("取消", "Cancel");
    public static Text AskTitle => new("申请授权", "Ask for a grant");
    public static Text AskSays => new("由总经理（或总经理指定的人）批准；跨部门检索由部门经理批准。批准后立即生效，到期自动失效。", "The general manager, or whom the general manager named, decides; searches are decided by the manager. It holds from the approval on and ends by itself.");
    public static Text CodesHint => new("可填多个，用空格或逗号分开", "Several may be given, separated by spaces or commas");
    public static Text Codes => new("客户编号", "Customer codes");
    public static Text Asked => new("已提交申请。批准后您可以在这里继续。", "Asked. Once it is approved you can go on here.");

    public static Text Badge(GrantKind kind, Instant until, DateTimeZone zone)
    {
        var at = until.InZone(zone).ToString("HH:mm", CultureInfo.InvariantCulture);
        return kind == GrantKind.View ? new($"授权至 {at}", $"Granted until {at}") : new($"授权{Kind(kind).Zh}至 {at}", $"{Kind(kind).En} granted until {at}");
    }

    public static Text GivenByWhom(string giver, Instant until, DateTimeZone zone, string number)
    {
        var at = until.InZone(zone).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new($"{giver}批准，至 {at}，授权号 {number}", $"approved by {giver}, until {at}, grant {number}");
    }

    public static Text ExportNeedsList => new("导出授权针对一份客户列表。请先在客户列表上设好条件，再点“导出”申请。", "A grant to export is for one customer list. Set a filter on the customer list, choose Export there and ask.");
    public static Text OnlyWhatTheySee => new("只含申请人自己能看到的客户", "only the customers that the requester sees");
    public static Text Mine => new("我的授权", "My grants");
    public static Text Given => new("我给出的授权", "Grants I gave");
    public static Text NoneMine => new("您现在没有授权。", "You hold no grants.");
    public static Text NoneGiven => new("没有给出过授权。", "No grants were given.");
    public static Text Holder => new("谁", "Who");
    public static Text GivenBy => new("批准人", "Approved by");
    public static Text What => new("对象", "For what");
    public static Text UsedOf(int used, int max) => new($"已用 {used} / {max} 次", $"{used} of {max} used");
    public static Text StateTitle => new("状态", "State");
    public static Text Revoke => new("收回", "Revoke");
    public static Text GiveBack => new("提前归还", "Give back");
    public static Text Revoked => new("已收回。正在进行的导出也会停止。", "Revoked. An export that is running stops too.");

    public static Text State(GrantState state) => state switch
    {
        GrantState.Active => new("有效", "Active"),
        GrantState.UsedUp => new("已用完", "Used up"),
        GrantState.Ended => new("已到期", "Ended"),
        _ => new("已收回", "Revoked"),
    };
}
