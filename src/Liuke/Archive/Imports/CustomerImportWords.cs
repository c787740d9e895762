using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Basics;

namespace Liuke.Archive.Imports;

internal static class CustomerImportWords
{
    public static Text Customers => new("客户档案", "Customers");
    public static Text CustomersSay => new("一行一位客户：名称、手机、信用代码、地区，以及档案里的任何字段。", "One row a customer: name, mobile, credit code, region and any field of the file.");

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

    public static Text TemplateSheet => new("客户", "Customers");
    public static Text TemplateFile => new("客户导入模板", "customer-template");
    public static Text PaperFile => new("纸质台账模板", "paper-ledger-template");
    public static Text TemplateLink => new("客户导入模板（XLSX）", "Template for customers (XLSX)");
    public static Text PaperLink => new("纸质台账录入模板（XLSX）", "Template for paper ledgers (XLSX)");

    private static string Short(string written) => written.Length <= 40 ? written : written[..40] + "…";
}
