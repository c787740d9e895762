using Liuke.Basics;
using NodaTime;

namespace Liuke.Access.Audit;

public static class AuditWords
{
    public static Text Title => new("审计日志", "Audit log");
    public static Text View => new("查看审计日志", "See the audit log");
    public static Text KeepHead => new("导出审计日志的封印", "Export the head of the audit log");
    public static Text Intact => new("审计日志环环相扣，没有被改动", "The audit log is an unbroken chain");

    public static Text Changed(long sequence, Instant at) => new($"第 {sequence} 条（{at}）的内容与封印不符：此条被改动，或它前面的记录被换过。", $"Entry {sequence} ({at}) does not match its seal: it was changed, or what stood before it was exchanged.");
    public static Text Lacking(long sequence) => new($"缺少第 {sequence} 条：它被删除了。", $"Entry {sequence} is missing: it was deleted.");
    public static Text CutTail(long last, long head, string file) => new($"日志止于第 {last} 条，而 {file} 证明曾有第 {head} 条：第 {last + 1} 条起被删除了。", $"The log ends at entry {last}, but {file} shows that there was an entry {head}: it is cut from entry {last + 1} on.");
    public static Text Rewritten(long head, string file) => new($"第 {head} 条与 {file} 中导出的封印不同：日志在这一条或之前被整体重写了。", $"Entry {head} does not bear the seal that was exported to {file}: the log was rewritten at or before this entry.");
    public static Text UnreadableHead(string file) => new($"{file} 不是有效的封印文件，无法用来核对。", $"{file} is not a valid head file; nothing can be checked against it.");
}
