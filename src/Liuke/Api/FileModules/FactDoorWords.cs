using Liuke.Basics;

namespace Liuke.Api.FileModules;

internal static class FactDoorWords
{
    public static Text Modules => new("档案由哪些模块和字段组成，自定义的也在内", "Lists the modules and fields of files, the firm's own included");
    public static Text File => new("客户档案：各模块的资料及来源、核实人、完整度", "Reads a customer's file: facts with source and verifier, and how complete it is");
    public static Text Facts => new("填写或修改档案资料；锁定的资料需要授权或审批", "Fills in or changes facts; what is locked takes a grant or an approval");
    public static Text Verify => new("核实资料：仍然属实", "Says of facts that they are still right");
    public static Text History => new("档案每个字段的修改历史", "Reads the history of every field of a file");
    public static Text Entries => new("某一模块的记录，如需要、竞争对手、走访报告", "Lists the entries of a module, such as needs, competitors or visit reports");
    public static Text AddEntry => new("新增一条记录", "Adds an entry");
    public static Text ChangeEntry => new("修改一条记录", "Changes an entry");
    public static Text RemoveEntry => new("删除一条记录，历史中保留", "Removes an entry; it stays in the history");
    public static Text AddModule => new("新增档案模块", "Adds a module to files");
    public static Text ChangeModule => new("改名、排序、停用档案模块", "Renames, moves or retires a module");
    public static Text AddField => new("新增档案字段", "Adds a field to a module");
    public static Text ChangeField => new("改名、排序、停用字段，维护选项；已有内容的字段不能改类型", "Renames, moves or retires a field and sets its options; a field that holds something keeps its type");
    public static Text Review => new("提交新建档案，由部门经理审核", "Hands a new file in for the manager's review");
    public static Text Quality => new("待复核、未核实、不完整、未审核的档案", "Lists files to verify again, not verified, incomplete or not reviewed");
    public static Text Sums => new("按部门和负责人统计档案的新鲜度和完整度", "Reads freshness and completeness by department and owner");
    public static Text Suggestions => new("转到本部门的改进意见", "Lists the suggestions routed to the caller's department");
    public static Text Settle => new("答复一条改进意见", "Says what became of a suggestion");
    public static Text ListParameter => new("stale 待复核、unverified 未核实、incomplete 不完整、unreviewed 未审核", "stale, unverified, incomplete or unreviewed");
    public static Text AfterParameter => new("上一页答复中的 after", "What the page before gave as after");
    public static Text SettledParameter => new("true 看已办结的", "true for those that are settled");
    public static Text FieldParameter => new("只看这个字段", "Only this field");
    public static Text PageParameter => new("第几页，从 1 开始", "The page, from 1");
}
