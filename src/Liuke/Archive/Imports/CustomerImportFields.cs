using Liuke.Archive.Facts;
using Liuke.Archive.Files;
using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Intake;

namespace Liuke.Archive.Imports;

/// <summary>What a row of a customer file may tell: the head of the file, and every fact, the firm's own fields included, by its title or key.</summary>
internal static class CustomerImportFields
{
    public const string Name = "name", Kind = "kind", Stage = "stage", Mobile = "mobile", Code = "code", External = "external", Credit = Identities.CreditField;
    public const string Region = "region", Owner = "owner", Department = "department", Confidence = "confidence";

    public static IReadOnlyList<Field> Head { get; } =
    [
        new(Name, new("客户名称", "Customer name"), "客户名称", "名称", "公司名称", "企业名称", "单位名称", "客户姓名", "姓名", "客户", "customer name", "company name", "company", "name", "client", "customer"),
        new(Kind, new("客户类型", "Kind"), "客户类型", "类型", "客户性质", "kind", "customer type", "type"),
        new(Stage, new("阶段", "Stage"), "阶段", "客户阶段", "客户状态", "状态", "stage", "status"),
        new(Mobile, new("手机", "Mobile"), "手机", "手机号", "手机号码", "联系手机", "移动电话", "联系电话", "电话", "mobile", "mobile phone", "mobile number", "phone", "phone number", "tel"),
        new(Code, new("留客编号", "Liuke code"), "留客编号", "liuke code"),
        new(External, new("原系统编号", "Own code"), "原系统编号", "客户编号", "客户编码", "客户代码", "客户号", "会员号", "买家昵称", "own code", "customer id", "customer code", "customer no", "external id", "account number", "id"),
        new(Region, new("地区", "Region"), "地区", "省市", "省份", "城市", "所在地区", "region", "province", "state", "city"),
        new(Owner, new("负责人", "Owner"), "负责人", "业务员", "销售员", "跟进人", "客户经理", "owner", "salesperson", "sales rep", "account manager"),
        new(Department, new("部门", "Department"), "部门", "所属部门", "department", "team"),
        new(Confidence, new("可信度", "Confidence"), "可信度", "可靠程度", "confidence"),
    ];

    private static readonly Dictionary<string, string[]> Usual = new(StringComparer.Ordinal)
    {
        [Credit] = ["信用代码", "税号", "纳税人识别号", "营业执照号", "credit code", "tax id", "uscc"],
        ["firm.founded"] = ["成立时间", "成立日", "founded on"],
        ["firm.capital"] = ["注册资本"],
        ["firm.legal"] = ["法人", "法人代表"],
        ["firm.size"] = ["公司规模", "规模"],
        ["firm.address"] = ["地址", "公司地址", "address"],
    };

    public static IReadOnlyList<Field> All(FileFieldCatalogue catalogue)
        => [.. Head, .. catalogue.Facts.Select(f => new Field(f.Key, f.Title, [f.TitleZh, f.TitleEn, f.Key, .. Usual.GetValueOrDefault(f.Key) ?? []]))];

    public static CustomerKind? KindOf(string word) => Find(Enum.GetValues<CustomerKind>(), FileWords.Kind, word) ?? word.ToLowerInvariant() switch
    {
        "公司" or "单位" or "企业客户" or "firm" or "company" => CustomerKind.Enterprise,
        "自然人" or "个人客户" or "consumer" => CustomerKind.Person,
        "代理商" or "分销商" or "agent" or "distributor" => CustomerKind.Dealer,
        "供应商" or "vendor" => CustomerKind.Supplier,
        _ => null,
    };

    public static CustomerStage? StageOf(string word) => Find(Enum.GetValues<CustomerStage>(), FileWords.Stage, word) ?? word.ToLowerInvariant() switch
    {
        "潜在" or "意向" or "意向客户" or "线索" or "lead" => CustomerStage.Prospect,
        "正式客户" or "成交客户" or "已成交" or "老客户" or "active" => CustomerStage.Customer,
        _ => null,
    };

    public static Confidence? ConfidenceOf(string word) => Find(Enum.GetValues<Confidence>(), CustomerImportWords.ConfidenceOf, word) ?? word.ToLowerInvariant() switch
    {
        "高" or "high" => Facts.Confidence.Sure,
        "中" or "medium" => Facts.Confidence.Likely,
        "低" or "不确定" or "low" => Facts.Confidence.Unsure,
        _ => null,
    };

    private static T? Find<T>(T[] all, Func<T, Text> title, string word) where T : struct, Enum
    {
        foreach (var one in all)
            if (string.Equals(title(one).Zh, word, StringComparison.OrdinalIgnoreCase) || string.Equals(title(one).En, word, StringComparison.OrdinalIgnoreCase) || string.Equals(one.ToString(), word, StringComparison.OrdinalIgnoreCase)) return one;
        return null;
    }
}
