using Liuke.Basics;

namespace Liuke.CommandLine;

internal static class ImportCommandWords
{
    public static Text Import => new("导入文件", "Import files");
    public static Text Orders => new("导入订单：CSV、XLSX，可为 gzip；UTF-8 或 GB18030；中英文表头", "Import orders: CSV, XLSX, gzip; UTF-8 or GB18030; Chinese or English headers");
    public static Text Customers => new("导入客户：一行一个客户，列名可用任意字段的名称；已有的按手机、信用代码、编号认出并更新", "Import customers: one row each, any field of the file by its title; known ones are found by mobile, credit code or code, and updated");
    public static Text Contacts => new("导入联系人：属于已有的客户（按编号、手机、信用代码或名称认出）；已有的按姓名更新", "Import contacts of known customers (found by code, mobile, credit code or name); known ones are updated by their name");
    public static Text Interactions => new("导入往来记录：客户、日期时间、方式、内容、下一步、经手人；重复导入不会重复", "Import interactions: customer, day and hour, how, what was said, next step, by whom; a repeat adds nothing");
    public static Text Facts => new("导入已有客户的档案事实：一列一个字段，或一行一个字段", "Import facts of known customers: one column a field, or one row a field");
    public static Text Cards => new("导入手机通讯录（vCard）：成为个人客户；指定 --customer 则成为那位客户的联系人", "Import an address book (vCard): its people become customers, or with --customer the contacts of that one");
    public static Text CustomerOfAll => new("所有行都属于这位客户（留客编号）", "The customer to whom all rows belong (Liuke code)");
    public static Text Paper => new("由纸质台账录入：来源和可信度照此记下", "Keyed from a paper ledger: source and confidence say so");
    public static Text Files => new("一个或多个文件", "One or more files");
    public static Text Profile => new("用哪个已保存的列对应方案", "A saved mapping profile, by name");
    public static Text Dates => new("05/01/2024 怎么读：day-first（5 日）或 month-first（5 月）", "What 05/01/2024 means: day-first or month-first");
    public static Text DryRun => new("只试一遍并写出结果文件，不改动数据", "Only try, and write the result file; change nothing");
    public static Text NoSuchOrder => new("--dates 只能是 day-first 或 month-first", "--dates is day-first or month-first");
    public static Text Importing(string file) => new($"导入 {file}", $"Importing {file}");
    public static Text Trying(string file) => new($"试读 {file}", $"Trying {file}");
    public static Text BrokeAt(string file, int before, Text why) => new($"{file}：{why.Zh}（之前的 {before} 个文件已导入）", $"{file}: {why.En} (the {before} files before it are imported)");
    public static Text FileColumn => new("文件", "File");
    public static IReadOnlyList<Text> Counts =>
    [
        new("读到", "Read"), new("新增", "Inserted"), new("更新", "Updated"), new("未变", "Unchanged"), new("拒绝", "Refused"), new("无客户", "No customer"), new("金额", "Amount"), new("秒", "Seconds"),
    ];
    public static Text ResultFile(string file) => new($"每一行的处理结果：{file}", $"What became of each line: {file}");
}
