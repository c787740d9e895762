using System.Globalization;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Archive.Sharing;

internal static class SharingWords
{
    public static Text Elsewhere => new("跨部门检索", "Search other departments");
    public static Text ElsewhereSays => new("每次检索用掉一次授权并留下记录；结果隐去部分名称，需要时可申请查阅。", "Each search takes one use of a grant and is recorded. Names are partly hidden; ask to see a customer where you need to.");
    public static Text Where => new("在哪里找", "Where");
    public static Text WholeFirm => new("全公司", "The whole firm");
    public static Text What => new("名称、编号或完整手机号", "Name, code or whole mobile number");
    public static Text Search => new("检索", "Search");
    public static Text TypeMore(int least) => new($"请至少输入 {least} 个字。", $"Type at least {least} characters.");
    public static Text Nothing => new("没有找到", "Nothing found");
    public static Text NothingSays => new("请检查名称或编号是否写对。", "Check whether the name or code is right.");
    public static Text Found(int rows, bool hasMore) => hasMore ? new($"前 {rows} 位，请输入更多字缩小范围", $"The first {rows}; type more to narrow it down") : new($"找到 {rows} 位", rows == 1 ? "1 customer" : $"{rows} customers");
    public static Text Left(int uses, Instant until, DateTimeZone zone)
    {
        var at = until.InZone(zone).ToString("HH:mm", CultureInfo.InvariantCulture);
        return new($"授权至 {at}，还可检索 {uses} 次", $"Granted until {at}; {uses} searches left");
    }

    public static Text SeeAccess => new("查看谁能看客户档案", "See who may see a customer's file");
    public static Text WhoSees => new("谁能看", "Who sees it");
    public static Text AccessTitle => new("谁能看这份档案", "Who may see this file");
    public static Text AccessSays(string name, int people) => new($"{name}：此刻 {people} 人可以做下面的事，右边是依据的规则或授权。", $"{name}: {people} people may do what is listed at this moment; beside it stands the rule or grant.");
    public static Text Customer => new("客户", "Customer");
    public static Text Department => new("部门", "Department");
    public static Text Owner => new("负责人", "Owner");
    public static Text UnknownTitle => new("无权查看该客户，或没有这位客户", "You may not see this customer, or there is none");
    public static Text UnknownSays => new("如工作需要，可以申请查阅：写明原因和时长，由总经理批准。", "If your work needs it, ask to see it: say why and for how long. The general manager decides.");
    public static Text Unknown(string code) => new($"编号 {code}", $"Code {code}");
}
