using Liuke.Basics;

namespace Liuke.Ui;

public static class UiWords
{
    public static Text Product => new("留客", "Liuke");
    public static Text SkipToContent => new("跳到正文", "Skip to content");
    public static Text Administration => new("管理", "Administration");
    public static Text MainMenu => new("主菜单", "Main menu");
    public static Text OtherLanguage => new("English", "中文");
    public static Text OtherLanguageLabel => new("Switch to English", "切换到中文");
    public static Text Dark => new("深浅色", "Light or dark");
    public static Text SignOut => new("退出登录", "Sign out");
    public static Text SearchCustomers => new("搜客户：名称、编号、手机尾号", "Find a customer: name, code, last digits of a mobile");
    public static Text Search => new("搜索", "Search");
    public static Text Previous => new("上一页", "Previous");
    public static Text Next => new("下一页", "Next");
    public static Text Pages => new("翻页", "Pages");
    public static Text ShowTable => new("看表格", "Show as a table");
    public static Text NoData => new("无数据", "No data");
    public static Text NotFoundTitle => new("没有这个页面", "There is no such page");
    public static Text NotFound => new("地址可能写错，或这条记录不在您的查看范围内。", "The address may be wrong, or the record is outside what you may see.");
    public static Text FailedTitle => new("这一步没有做成", "This did not work");
    public static Text Failed => new("程序出了问题，您的数据没有改动。请稍后再试；若再次出现，请把编号告诉管理员。", "Something went wrong; your data were not changed. Try again later; if it happens again, give the administrator the number below.");
    public static Text FailureNumber(string number) => new($"编号 {number}", $"Number {number}");
    public static Text NotTakenTitle => new("这次提交没有被接受", "This was not accepted");
    public static Text NotTaken => new("页面可能开得太久，表单已失效，或地址不完整。请返回上一页，刷新后再试；数据没有改动。", "The page may have been open too long, or the address is incomplete. Go back, reload and try again; nothing was changed.");
    public static Text TooLarge => new("文件太大，没有收下。请拆成几个文件，或用命令行导入。", "The file is too large and was not taken. Split it, or import it from the command line.");
    public static Text TooOften => new("操作太频繁，请稍等片刻再试。", "Too many requests. Wait a moment and try again.");
    public static Text BackToWhere => new("返回", "Go back");
    public static Text BackToStart => new("回到首页", "Back to the start");
    public static Text Clashes => new("两人同时改了", "Changed by two people");
    public static Text ClashesSay(int fields) => new($"您打开之后，别人也改了下面 {fields} 处，而且改得不一样。请逐一选定，其余改动已合并。", fields == 1 ? "Somebody else changed this field too since you opened it, and differently. Choose one; the rest is merged." : $"Somebody else changed these {fields} fields too since you opened them, and differently. Choose for each; the rest is merged.");
    public static Text ClashOriginal => new("原来", "It said");
    public static Text ClashTheirs => new("保留现在的", "Keep what it says now:");
    public static Text ClashMine => new("改成我填的", "Change it to mine:");
    public static Text ClashEmpty => new("（空）", "(empty)");
    public static Text Of(string shown, string all) => new($"{shown} / 共 {all}", $"{shown} of {all}");
}
