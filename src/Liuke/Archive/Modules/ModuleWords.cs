using Liuke.Basics;

namespace Liuke.Archive.Modules;

internal static class ModuleWords
{
    public static Text Title => new("档案字段", "File fields");
    public static Text Says => new("客户档案由模块组成，模块由字段组成。改名、排序、停用、新增都立即生效，不影响已有资料。", "A file is made of modules, and modules of fields. What you rename, move, retire or add here holds at once and loses nothing.");
    public static Text ModuleSays => new("新增的字段马上出现在表单、历史和接口里。已有内容的字段不能改类型，可以停用。", "A new field appears at once in forms, history and the API. A field that holds something keeps its type; it can be retired.");
    public static Text Permission => new("设置档案模块和字段", "Set the modules and fields of files");
    public static Text Saved => new("已保存。", "Saved.");
    public static Text Save => new("保存", "Save");
    public static Text Add => new("新增", "Add");
    public static Text Module => new("模块", "Module");
    public static Text NewModule => new("新增模块", "A new module");
    public static Text ChangeModule => new("模块设置", "The module itself");
    public static Text Field => new("字段", "Field");
    public static Text FieldsTitle => new("字段列表", "Fields");
    public static Text NewField => new("新增字段", "A new field");
    public static Text ChangeField(Text field) => new($"修改字段：{field.Zh}", $"Change the field: {field.En}");
    public static Text FieldCount => new("字段数", "Fields");
    public static Text NameZh => new("中文名", "Chinese name");
    public static Text NameEn => new("英文名", "English name");
    public static Text KeyTitle => new("代码", "Key");
    public static Text KeyHint => new("小写字母、数字、短横线，可不填", "small letters, digits, dashes; may be left out");
    public static Text Place => new("排序", "Place");
    public static Text ShapeTitle => new("形式", "Shape");
    public static Text KindsTitle => new("适用客户", "For");
    public static Text TypeTitle => new("类型", "Type");
    public static Text ClassTitle => new("稳定性", "Class");
    public static Text MarksTitle => new("标记", "Marks");
    public static Text OptionsTitle => new("选项", "Options");
    public static Text OptionsHint => new("仅单选字段；每行一个：代码 = 中文 | 英文，代码和英文可省", "only for choices; one a line: key = Chinese | English; key and English may be left out");
    public static Text Personal => new("属于个人信息，只给有权限的人看", "Tells of a person: shown to those who may see it");
    public static Text PersonalShort => new("个人信息", "Personal");
    public static Text Counts => new("计入档案完整度", "Counts for completeness");
    public static Text CountsShort => new("计入完整度", "Counts");
    public static Text Own => new("自定义", "Own");
    public static Text Retired => new("已停用", "Retired");
    public static Text RetireModule => new("停用：不再出现在档案里，已有内容保留", "Retired: no longer shown in files; what is there is kept");
    public static Text RetireField => new("停用：不再出现在表单里，已有内容和历史保留", "Retired: no longer in forms; what is there and its history are kept");
    public static Text TypeStays => new("这个字段已有内容，或是系统自带的，类型不能再改。可以停用它，另建一个新字段。", "This field holds something already, or comes with the program: its type stays. Retire it and add another.");
    public static Text NoSuchType => new("没有这种类型。", "There is no such type.");
    public static Text KeyForm => new("代码只能用小写字母、数字和短横线，最多 40 个字符。", "A key has small letters, digits and dashes only, at most 40.");
    public static Text KeyTaken(string key) => new($"代码 {key} 已经有了，请换一个。", $"The key {key} is taken. Choose another.");
    public static Text TooMany(int max) => new($"最多 {max} 个，请先整理已停用的。", $"There can be {max} at most.");
    public static Text AuditTitle => new("修改了档案字段设置", "Changed the fields of files");
    public static Text AuditName => new("名称", "Name");
    public static Text AuditType => new("类型", "Type");
    public static Text AuditRetired => new("停用", "Retired");

    public static Text Shape(ModuleShape shape) => shape == ModuleShape.One ? new("每份档案一份", "Once in a file") : new("可有多条记录", "Many entries");

    public static Text Class(FactClass of) => of == FactClass.Stable ? new("稳定（每季复核）", "Stable, verified every quarter") : new("动态（随时更新）", "Dynamic, changes with the day");

    public static Text Kinds(ModuleKinds kinds)
    {
        if (kinds == ModuleKinds.All) return new("全部客户", "All customers");
        var named = new[] { (ModuleKinds.Enterprise, new Text("企业", "Enterprises")), (ModuleKinds.Person, new("个人", "Persons")), (ModuleKinds.Dealer, new("经销商", "Dealers")), (ModuleKinds.Supplier, new("供货商", "Suppliers")) }.Where(k => kinds.HasFlag(k.Item1)).Select(k => k.Item2).ToList();
        return new(string.Join("、", named.Select(n => n.Zh)), string.Join(", ", named.Select(n => n.En)));
    }

    public static Text Type(FieldType type) => type switch
    {
        FieldType.Text => new("单行文字", "Text"),
        FieldType.LongText => new("多行文字", "Long text"),
        FieldType.Number => new("数字", "Number"),
        FieldType.Money => new("金额", "Money"),
        FieldType.Date => new("日期", "Date"),
        FieldType.Choice => new("单选", "Choice"),
        FieldType.YesNo => new("是否", "Yes or no"),
        FieldType.Person => new("同事", "Colleague"),
        FieldType.Customer => new("客户", "Customer"),
        _ => new("部门", "Department"),
    };

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
