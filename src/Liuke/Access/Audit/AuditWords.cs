using Liuke.Basics;
using NodaTime;

namespace Liuke.Access.Audit;

public static class AuditWords
{
    public static Text Title => new("审计日志", "Audit log");
    public static Text Says => new("谁在何时做了什么。只增不改，每条都与前一条封在一起。", "Who did what and when. Entries are only added, each one sealed to the one before.");
    public static Text By => new("操作人", "Who");
    public static Text Program => new("系统", "The program");
    public static Text Gone => new("已删除的账号", "A removed account");
    public static Text Kind => new("种类", "Kind");
    public static Text Customer => new("客户编号", "Customer code");
    public static Text CustomerHint => new("如 C2026-00001-7", "as in C2026-00001-7");
    public static Text From => new("起始日", "From");
    public static Text To => new("截止日", "To");
    public static Text Anyone => new("不限", "Anyone");
    public static Text Anything => new("不限", "Anything");
    public static Text Show => new("筛选", "Show");
    public static Text Clear => new("清除条件", "Clear");
    public static Text Number => new("序号", "No.");
    public static Text At => new("时间", "When");
    public static Text What => new("做了什么", "What");
    public static Text Subject => new("对象", "On what");
    public static Text Facts => new("内容", "Details");
    public static Text Nothing => new("没有符合条件的记录", "No entry matches");
    public static Text NothingSays => new("请放宽条件。您只能看到自己管理范围内人员的记录。", "Loosen the filter. You see the entries of the people within your reach.");
    public static Text Hidden(Text what) => new($"{what.Zh}（不在您的范围内）", $"{what.En} (outside your reach)");
    public static Text HashHint => new("个人信息只留带密钥的指纹；相同的内容指纹相同", "Personal data are kept as keyed fingerprints only; equal contents have equal ones");
    public static Text HeadIs => new("当前封印", "The log stands at");
    public static Text HeadSays => new("每天自动导出到数据目录；请另存一份到别处，以便核对日志末尾没有被截断。", "It is exported to the data folder every day. Keep a copy elsewhere: it shows that the end of the log was not cut off.");
    public static Text Moment(Instant at, DateTimeZone zone) => Text.Same(at.InZone(zone).ToString("uuuu-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
    public static Text View => new("查看审计日志", "See the audit log");
    public static Text KeepHead => new("导出审计日志的封印", "Export the head of the audit log");
    public static Text Intact => new("审计日志环环相扣，没有被改动", "The audit log is an unbroken chain");

    public static Text Changed(long sequence, Instant at) => new($"第 {sequence} 条（{at}）的内容与封印不符：此条被改动，或它前面的记录被换过。", $"Entry {sequence} ({at}) does not match its seal: it was changed, or what stood before it was exchanged.");
    public static Text Lacking(long sequence) => new($"缺少第 {sequence} 条：它被删除了。", $"Entry {sequence} is missing: it was deleted.");
    public static Text CutTail(long last, long head, string file) => new($"日志止于第 {last} 条，而 {file} 证明曾有第 {head} 条：第 {last + 1} 条起被删除了。", $"The log ends at entry {last}, but {file} shows that there was an entry {head}: it is cut from entry {last + 1} on.");
    public static Text Rewritten(long head, string file) => new($"第 {head} 条与 {file} 中导出的封印不同：日志在这一条或之前被整体重写了。", $"Entry {head} does not bear the seal that was exported to {file}: the log was rewritten at or before this entry.");
    public static Text UnreadableHead(string file) => new($"{file} 不是有效的封印文件，无法用来核对。", $"{file} is not a valid head file; nothing can be checked against it.");
}
