using Liuke.Basics;

namespace Liuke.Archive.Modules;

internal static class ModuleWords
{
    public static Text TitleLength(int max) => new($"中文名和英文名都要填，各不超过 {max} 个字。", $"Give a Chinese and an English name of at most {max} characters each.");
    public static Text ForNobody => new("请至少选择一类适用的客户。", "Choose at least one kind of customer.");
    public static Text OnlyChoicesHaveOptions => new("只有单选字段才有选项。", "Only a field of choices has options.");
    public static Text OptionCount(int max) => new($"请给出 1 到 {max} 个选项。", $"Give 1 to {max} options.");
    public static Text OptionNeedsNames => new("每个选项都要有代码、中文名和英文名。", "Every option needs a key, a Chinese and an English name.");
    public static Text OptionTwice => new("有两个选项的代码相同。", "Two options have the same key.");

    public static Text NotANumber(Text field) => new($"“{field.Zh}”应填数字，例如 1200 或 12.5。", $"“{field.En}” takes a number, such as 1200 or 12.5.");
    public static Text NotAnAmount(Text field) => new($"“{field.Zh}”应填金额，例如 5000000 或 1280.50。", $"“{field.En}” takes an amount, such as 5000000 or 1280.50.");
    public static Text NotADay(Text field) => new($"“{field.Zh}”应填日期，例如 2018-06-30。", $"“{field.En}” takes a day, such as 2018-06-30.");
    public static Text NotAChoice(Text field, IEnumerable<Text> offered)
    {
        var all = offered.ToList();
        return new($"“{field.Zh}”没有这个选项，可选：{string.Join("、", all.Select(o => o.Zh))}。", $"“{field.En}” has no such option. Choose one of: {string.Join(", ", all.Select(o => o.En))}.");
    }

    public static Text NotACreditCode => new("统一社会信用代码应为 18 位，且最后一位校验码要对得上。请对照营业执照再填一次。", "A social credit code has 18 characters, of which the last checks the others. Compare it with the business licence.");
    public static Text NotAShare(Text field) => new($"“{field.Zh}”应在 0 到 100 之间。", $"“{field.En}” is between 0 and 100.");
    public static Text NotYesOrNo(Text field) => new($"“{field.Zh}”应填“是”或“否”。", $"“{field.En}” takes yes or no.");
    public static Text NotAPerson(Text field) => new($"“{field.Zh}”应选一位在职的同事。", $"“{field.En}” takes a colleague.");
    public static Text NotACustomer(Text field) => new($"“{field.Zh}”应填您看得到的客户的编号，例如 C2026-00001-7。", $"“{field.En}” takes the code of a customer you see, such as C2026-00001-7.");
    public static Text NotADepartment(Text field) => new($"“{field.Zh}”应选一个部门。", $"“{field.En}” takes a department.");
    public static Text TooLong(Text field, int max) => new($"“{field.Zh}”最多 {max} 个字。", $"“{field.En}” has at most {max} characters.");
    public static Text NoSuchField(string key) => new($"没有字段 {key}，或已停用。", $"There is no field {key}, or it was retired.");
    public static Text NoSuchModule => new("没有这个模块，或它不适用于这类客户。", "There is no such module, or it is not for this kind of customer.");
    public static Text Yes => new("是", "Yes");
    public static Text No => new("否", "No");
}
