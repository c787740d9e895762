using Liuke.Api.Border;
using Liuke.Basics;

namespace Liuke.Api.Customers;

internal static class MergeDoorWords
{
    public static Text Pairs => new("可能是同一家的客户，最像的在前；只列出两边都在可见范围内的", "Customers who may be one, the likeliest first; only those of whom the caller sees both");
    public static Text Different => new("判定两位客户不是同一家，今后不再提示", "Judges that two customers are two: never raised again");
    public static Text Look => new("现在查找疑似重复，答复任务编号", "Looks for duplicates now; answers the job");
    public static Text Preview => new("合并预览：两份档案的不同、会并入的记录、能否现在合并", "What a merge would do: where the two differ, what joins, and whether it can be done now");
    public static Text Merge => new("把 with 并入本客户：全部记录按编号并入，旧编码今后转到本客户（308）。档案锁定时需要 reason 并提交审批", "Merges “with” into this customer: every record joins by its id, and the old code leads here from now on (308). Where a file is locked it takes a reason and is asked for");
    public static Text Merges => new("并入本客户的档案", "The files that were merged into this customer");
    public static Text Undo => new("撤销一次合并：两份档案恢复原样；合并后变动过的会说明并拒绝（409）", "Takes a merge back: both files are as they were; where something changed since, it is refused and named (409)");
    public static Text With => new("要并入的客户的编码", "The code of the customer that is to join");
    public static Text State => new("open（默认）或 different", "open (as usual) or different");
    public static Text Why => new("只列这一原因，如 sameMobile", "Only for this reason, as in sameMobile");
    public static Text After => new("上一页答复中的 after", "The “after” of the page before");

    public static readonly ApiParameter[] PairParameters = [new("state", State, "open"), new("why", Why, "sameMobile"), new("after", After, "95_20260000000001_20260000000002")];
    public static readonly ApiParameter WithParameter = new("with", With, "C2026-00002-5");
}
