using System.Globalization;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Archive.Facts;

internal static class FactWords
{
    public static Text Group => new("档案资料", "Facts");
    public static Text Empty => new("（空）", "(empty)");
    public static Text Unknown => new("（已离职或已撤销）", "(no longer here)");
    public static Text Hidden => new("（个人信息，未显示）", "(personal, not shown)");
    public static Text OwnFields => new("自定义资料", "own fields");
    public static Text ChangeTitle => new("修改档案资料", "Change facts of a file");
    public static Text ChangeOf(string name) => new($"修改档案资料 · {name}", $"Change facts in the file of {name}");
    public static Text TooManyFields(int max) => new($"一次最多修改 {max} 个字段。", $"Change at most {max} fields at once.");
    public static Text NoteTooLong(int max) => new($"来源说明最多 {max} 个字。", $"The note on the source has at most {max} characters.");
    public static Text Clashed => new("您打开之后，别人改了同一处。请对照原来的、现在的和您填的，选定后再保存。", "Somebody else changed the same field since you opened it. Compare what it said, what it says and what you wrote, and save again.");
    public static Text NothingToVerify => new("这里还没有资料可核实，请先填写。", "There is nothing to verify here yet; fill it in first.");

    public static Text SaidChanged(IReadOnlyList<Text> modules) => new($"补充修改了{Zh(modules)}", $"Worked on {En(modules)}");
    public static Text SaidVerified(IReadOnlyList<Text> modules) => new($"核实了{Zh(modules)}", $"Verified {En(modules)}");
    public static Text SaidAdded(IReadOnlyList<Text> modules) => new($"新增{Zh(modules)}", $"Added to {En(modules)}");
    public static Text SaidRemoved(IReadOnlyList<Text> modules) => new($"删除了一条{Zh(modules)}", $"Removed one of {En(modules)}");

    private static string Zh(IEnumerable<Text> modules) => string.Join("、", modules.Select(m => m.Zh));
    private static string En(IEnumerable<Text> modules) => string.Join(", ", modules.Select(m => m.En.ToLowerInvariant()));

    /// <summary>Fields that stand outside the modules: the head of the file and what other parts of the archive keep.</summary>
    public static Text HeadField(string key) => key switch
    {
        "name" or "customer.name" => new("名称", "Name"),
        "region" or "customer.region" => new("地区", "Region"),
        "owner" or "customer.owner" => new("负责人", "Owner"),
        "kind" or "customer.kind" => new("客户类型", "Kind"),
        "stage" or "customer.stage" => new("阶段", "Stage"),
        "mobile" or "customer.mobile" => new("手机号", "Mobile"),
        "on" => new("日期", "Day"),
        "removed" => new("整条记录", "The whole entry"),
        "review" => new("审核状态", "Review"),
        "milestone" => new("合同步骤", "Step of a deal"),
        "relation" => new("关系", "Relation"),
        "tags" => new("标签", "Tags"),
        "team" => new("服务团队", "Account team"),
        "attachment" => new("附件", "Attachment"),
        _ => Text.Same(key),
    };

    public static Text Source(FactSource source) => source switch
    {
        FactSource.Typed => new("手工录入", "Typed in"),
        FactSource.Imported => new("导入", "Imported"),
        FactSource.PaperLedger => new("纸质台账", "Paper ledger"),
        FactSource.Told => new("客户告知", "Told by the customer"),
        FactSource.Public => new("公开信息", "Public source"),
        _ => new("系统推算", "Worked out"),
    };

    public static Text Sureness(Confidence confidence) => confidence switch
    {
        Confidence.Sure => new("确定", "Sure"),
        Confidence.Likely => new("较可靠", "Likely"),
        _ => new("待证实", "Unsure"),
    };

    public static Text SetLine(string day, string? by) => new($"{day}{(by is null ? "" : $" {by}录入")}", $"{day}{(by is null ? "" : $" by {by}")}");
    public static Text VerifiedLine(string day, string? by) => new($"{by ?? ""} {day} 核实".Trim(), $"verified {day}{(by is null ? "" : $" by {by}")}");
    public static Text Unverified => new("未核实", "not verified");
    public static Text Stale => new("超过一季度未核实", "not verified for a quarter");

    public static string Day(Instant at, DateTimeZone zone) => at.DayIn(zone).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
