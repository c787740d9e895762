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
    public static Text FieldParameter => new("只看这个字段", "Only this field");
    public static Text PageParameter => new("第几页，从 1 开始", "The page, from 1");
}
