using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Basics;

namespace Liuke.Archive.Imports;

internal static class CustomerImportWords
{
    public static Text Customers => new("客户档案", "Customers");
    public static Text CustomersSay => new("一行一位客户：名称、手机、信用代码、地区，以及档案里的任何字段。", "One row a customer: name, mobile, credit code, region and any field of the file.");

    public static Text MayImportCustomers => new("导入客户档案", "Import customers");
    public static Text MayImportContacts => new("导入联系人", "Import contacts");
    public static Text MayImportInteractions => new("导入往来记录", "Import interactions");
    public static Text MayImportFacts => new("导入档案事实", "Import facts");
    public static Text MayImportReviewed => new("导入的内容视为已审核（没有此权限时，新客户先成草稿，已锁定的内容不改）", "What they import stands as reviewed (without it new customers are drafts, and what is locked stays)");

    public static Text ContactsSay => new("一行一位联系人：属于哪位客户、姓名、职务、电话、邮箱、微信、生日（公历或农历）。手机通讯录（vCard）也可以。", "One row a person at a customer: name, position, numbers, e-mail, WeChat, birthday by sun or moon. An address book (vCard) will do.");
    public static Text NoContactColumn(IReadOnlyList<string> headers) => new(
        $"文件里找不到联系人姓名一列。文件的列是：{string.Join("、", headers.Take(30))}。请指定由哪一列对应，或在文件中补上。",
        $"The file lacks a column of contact names. Its columns are: {string.Join(", ", headers.Take(30))}. Say which column it is, or add it to the file.");
    public static Text NoContactName => new("联系人姓名是空的。请补上后再导入这一行。", "The name of the contact is empty. Fill it in and import this row again.");
    public static Text NotAYearlyDay(string written) => new($"“{Short(written)}”不是日子。请写成 1985-08-15、8月15日 或 农历八月十五。", $"“{Short(written)}” is no day. Write it like 1985-08-15, 08-15 or lunar 08-15.");
    public static Text InDay(string written, Text why) => new($"“{Short(written)}”：{why.Zh}", $"“{Short(written)}”: {why.En}");
    public static Text DateNeedsTitle(string written) => new($"“{Short(written)}”没有写明是什么日子。请写成：结婚纪念日 2010-05-20。", $"“{Short(written)}” does not say what day it is. Write it like: wedding day 2010-05-20.");

    public static Text InteractionsSay => new("一行一次往来：哪位客户、哪天几点、方式、说了什么、下一步、经手人。两三年的历史也可以一次导入。", "One row a call, visit or message: the customer, day and hour, how, what was said, what is next, by whom. Years of history at once.");
    public static Text NoSaidColumns(IReadOnlyList<string> headers) => new(
        $"文件里要有日期和内容两列。文件的列是：{string.Join("、", headers.Take(30))}。请指定由哪一列对应，或在文件中补上。",
        $"The file takes a column of days and one of what was said. Its columns are: {string.Join(", ", headers.Take(30))}. Say which they are, or add them to the file.");
    public static Text NoMoment => new("没有写明是哪一天。请补上日期。", "The day is missing. Fill it in.");
    public static Text FactsSay => new("已有客户的档案字段：一列一个字段；或者一行一个字段，写明内容、来源、可信度、核实人。", "Fields of known customers: one column a field; or one row a field with its value, source, confidence and verifier.");
    public static Text NoFactColumns(IReadOnlyList<string> headers) => new(
        $"文件里没有档案字段的列，也没有“字段”和“内容”两列。文件的列是：{string.Join("、", headers.Take(30))}。请指定一列。",
        $"The file has neither columns of fields nor the two columns field and value. Its columns are: {string.Join(", ", headers.Take(30))}. Say which they are.");
    public static Text NoSuchField(string written) => new($"档案里没有“{Short(written)}”这个字段，或有几个同名字段。请用模板里的名称。", $"No field is called “{Short(written)}”, or several are. Use the names of the template.");
    public static Text NothingTold => new("这一行没有任何内容。请填写至少一个字段。", "The row tells nothing. Fill in a field at least.");
    public static Text VerifiedNeedsBoth => new("核实人和核实日期要一起填写。", "Who verified it and on which day go together.");
    public static Text FactsTitle => new("档案事实", "Facts");

    public static Text NoNameColumn(IReadOnlyList<string> headers) => new(
        $"文件里找不到客户名称一列。文件的列是：{string.Join("、", headers.Take(30))}。请指定由哪一列对应，或在文件中补上。",
        $"The file lacks a column of customer names. Its columns are: {string.Join(", ", headers.Take(30))}. Say which column it is, or add it to the file.");
    public static Text InColumn(Text column, Text why) => new($"{column.Zh}：{why.Zh}", $"{column.En}: {why.En}");
    public static Text NoName => new("客户名称是空的。请补上后再导入这一行。", "The customer name is empty. Fill it in and import this row again.");
    public static Text TooLong(Text column, int most) => new($"{column.Zh}超过 {most} 个字符。请检查是否错列。", $"{column.En} is longer than {most} characters. Check whether columns have shifted.");
    public static Text Unreadable(Text column) => new($"{column.Zh}里有无法识别的字符。请用 UTF-8 或 GB18030 重新导出。", $"{column.En} has characters that cannot be read. Export the file as UTF-8 or GB18030.");
    public static Text NotAMobile(string written) => new($"“{Short(written)}”不是手机号。国内 11 位，国外请以 + 和国家代码开头。", $"“{Short(written)}” is no mobile. A Chinese one has 11 digits; any other begins with + and its country.");
    public static Text CutMobile(string written) => new($"“{Short(written)}”是 Excel 变成数字后的手机号，后面的位数已经丢失。请把这一列设为文本，重新填写。", $"“{Short(written)}” is a mobile that Excel turned into a number: its last digits are lost. Make the column text and fill it in again.");
    public static Text NotACredit(string written) => new($"“{Short(written)}”不是有效的统一社会信用代码（18 位，最后一位是校验码）。请核对。", $"“{Short(written)}” is no valid social credit code (18 characters, the last one checks the others). Check it.");
    public static Text NotOneOf(string written, IEnumerable<Text> all)
    {
        var words = all.ToList();
        return new($"“{Short(written)}”不在可选范围内：{string.Join("、", words.Select(w => w.Zh))}。", $"“{Short(written)}” is none of: {string.Join(", ", words.Select(w => w.En))}.");
    }

    public static Text NoSuchPerson(string written) => new($"没有叫“{Short(written)}”的同事，或您不能把客户分给他。请用姓名或登录名。", $"There is no colleague “{Short(written)}” to whom you may give customers. Use the name or the user name.");
    public static Text NoSuchDepartment(string written) => new($"没有部门“{Short(written)}”，或它不在您的范围内。", $"There is no department “{Short(written)}” within your reach.");
    public static Text NoSuchCustomer(string written) => new($"没有编号为“{Short(written)}”的客户，或他不在您的查看范围内。", $"There is no customer with the code “{Short(written)}” within your reach.");
    public static Text NoCustomerColumn(IReadOnlyList<string> headers) => new(
        $"文件里看不出是哪位客户：需要客户编号、客户名称、手机或信用代码中的一列。文件的列是：{string.Join("、", headers.Take(30))}。请指定一列，或在“更多设置”里填写这些行都属于的客户。",
        $"The file does not say which customer: it takes a column of codes, names, mobiles or credit codes. Its columns are: {string.Join(", ", headers.Take(30))}. Say which it is, or name the customer of all rows under more settings.");
    public static Text NoCustomerNamed => new("没有写明是哪位客户。请填写客户编号或客户名称。", "The row names no customer. Fill in a customer code or name.");
    public static Text NoCustomerCalled(string name) => new($"没有名为“{Short(name)}”的客户，或他不在您的查看范围内。请先导入这位客户，或改用客户编号。", $"There is no customer called “{Short(name)}” within your reach. Import the customer first, or use a customer code.");
    public static Text SeveralCalled(string name, string one, string other) => new($"有几位客户叫“{Short(name)}”：{one}、{other}。请用客户编号指明是哪一位。", $"Several customers are called “{Short(name)}”: {one}, {other}. Say which by a customer code.");
    public static Text LockedForYou => new("这份档案已审核锁定：可以补充新内容，但不能改动已有内容。请先申请修改授权，或交给经理导入。", "The file is reviewed and locked: you may add to it, but not change what stands. Ask for a grant to edit, or let your manager import this row.");
    public static Text OtherKind(CustomerKind kind) => new($"这个字段不适用于“{Files.FileWords.Kind(kind).Zh}”类客户。请清空这一格，或改正客户类型。", $"This field is not for customers of the kind “{Files.FileWords.Kind(kind).En}”. Empty the cell or correct the kind.");
    public static Text TwoCustomers(string one, string other) => new($"这一行的手机、信用代码和编号分别属于两位客户：{one} 和 {other}。请核对，或先合并他们。", $"Mobile, credit code and code of this row belong to two customers: {one} and {other}. Check the row, or merge them first.");
    public static Text OutOfReach => new("这位客户已经在档案中，但属于其他部门，您不能改动。请交由该部门或总经理导入。", "This customer is in the archive already but belongs to another department, so you cannot change them. Ask that department or the general manager.");
    public static Text BeingReviewed => new("这份档案正在审核，暂不能改动。审核结束后再导入这一行。", "The file is being reviewed and cannot be changed now. Import this row again afterwards.");
    public static Text Similar(string code, Text why) => new($"已新增，但与 {code} 相似：{why.Zh}。请到“疑似重复”核对，需要时合并。", $"Entered, but similar to {code}: {why.En}. Look at it among the possible duplicates and merge them if they are one.");

    public static Text ConfidenceOf(Confidence confidence) => confidence switch
    {
        Confidence.Sure => new("确定", "Sure"),
        Confidence.Likely => new("较可信", "Likely"),
        _ => new("存疑", "Unsure"),
    };


    private static string Short(string written) => written.Length <= 40 ? written : written[..40] + "…";
}
