using Liuke.Basics;

namespace Liuke.Archive.Paper;

/// <summary>The words of what is printed and carried away.</summary>
public static class PaperWords
{
    public static Text MayPrint => new("打印档案、导出联系人名片", "Print files and take contacts as cards");
    public static Text Print => new("打印", "Print");
    public static Text Title => new("客户档案", "Customer file");
    public static Text Back => new("回到档案", "Back to the file");
    public static Text Parts => new("打印哪些", "What to print");
    public static Text Show => new("更新", "Update");
    public static Text PrintNow => new("打印这一页", "Print this page");
    public static Text Whole => new("显示完整号码", "With whole numbers");
    public static Text WholeSays => new("每个号码计入您今天可查看的次数，并留下记录。", "Each number counts against those you may look at today, and is recorded.");
    public static Text PrintedBy(string who, string at) => new($"{who} 打印于 {at}", $"Printed by {who}, {at}");
    public static Text Masked => new("号码只显示一部分", "Numbers are shown in part");
    public static Text Confidential => new("客户资料，请妥善保管，用后销毁。", "Customer data: keep it safe and destroy it after use.");
    public static Text Nothing => new("所选部分还没有内容。", "The chosen parts are empty.");
    public static Text Dates => new("重要日子", "Important dates");
    public static Text Latest(int count) => new($"最近 {count} 条", $"The latest {count}");
    public static Text Cards => new("导出名片（vCard）", "Take as cards (vCard)");
    public static Text CardsWhole => new("含完整号码", "With whole numbers");
    public static Text NotEnoughLeft(int numbers) => new($"这份档案有 {numbers} 个号码，超过您今天还能查看的次数。请打印不含完整号码的版本，或明天再试。", $"The file has {numbers} numbers, more than you may look at today. Print it without whole numbers, or try again tomorrow.");
    public static Text FormTitle => new("客户登记表（纸质台账）", "Customer form for paper");
    public static Text FormSays => new("逐项填写；不知道的留空。录入时用“纸质台账”模板，每一栏的名称相同。", "Fill in what is known and leave the rest empty. Key it into the paper-ledger template: its columns bear the same names.");
    public static Text Field => new("项目", "Field");
    public static Text Value => new("内容", "Value");
    public static Text Sureness => new("可信度", "How sure");
    public static Text FilledInBy => new("填写人：　　　　　　　日期：　　　　　　　录入人：", "Filled in by:                    Date:                    Keyed by:");

    internal static readonly Access.Audit.AuditKind[] Audit =
    [
        new(FilePrinted, new("打印了客户档案", "Printed a customer's file")) { Icon = "printer" },
        new(ContactsTaken, new("导出了联系人名片", "Took contacts as cards")) { Icon = "address-book" },
    ];

    internal const string FilePrinted = "archive.file.printed", ContactsTaken = "archive.contacts.taken";
}
