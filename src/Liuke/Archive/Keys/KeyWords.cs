using Liuke.Basics;

namespace Liuke.Archive.Keys;

public static class KeyWords
{
    public static Text Enter => new("录入客户", "Enter a customer");
    public static Text EnterSays => new("手机号、统一社会信用代码和外部编号不会重复；名称相近的会在输入时提示。", "Mobile, credit code and external key are never given twice; similar names are shown while you type.");
    public static Text Permission => new("录入客户", "Enter customers");
    public static Text Kind => new("类型", "Kind");
    public static Text Stage => new("阶段", "Stage");
    public static Text Name => new("名称", "Name");
    public static Text Mobile => new("手机号", "Mobile");
    public static Text MobileHint => new("国外号码请以 + 和国家代码开头。", "Numbers abroad begin with + and the country.");
    public static Text Credit => new("统一社会信用代码", "Unified social credit code");
    public static Text External => new("外部编号", "External key");
    public static Text ExternalHint => new("您自己的表格或平台里对该客户的称呼，可不填。", "What your own files or shops call this customer; may stay empty.");
    public static Text Region => new("地区", "Region");
    public static Text Country => new("国家或地区", "Country");
    public static Text Owner => new("负责人", "Owner");
    public static Text Department => new("部门", "Department");
    public static Text DepartmentHint => new("有负责人时随负责人。", "With an owner it is the owner's.");
    public static Text OwnersDepartment => new("随负责人", "The owner's");
    public static Text Nobody => new("无负责人", "No owner");
    public static Text Save => new("保存客户", "Save the customer");
    public static Text Cancel => new("取消", "Cancel");
    public static Text EvenSo => new("不是同一客户，仍然录入", "They are not the same; enter all the same");
    public static Text Alike => new("可能已有的客户", "Perhaps here already");
    public static Text NothingAlike => new("没有发现相同或相近的客户。", "Nobody the same or similar was found.");
    public static Text Same => new("相同", "The same");
    public static Text Open => new("打开", "Open");
    public static Text AskToSee => new("申请查阅", "Ask to see");
    public static Text Entered => new("录入了客户", "Entered the customer");
    public static Text NoOwner => new("无负责人", "no owner");

    public static Text NameLength(int max) => new($"名称应有 1 到 {max} 个字。", $"The name has 1 to {max} characters.");
    public static Text TooLong(Text field, int max) => new($"{field.Zh}最多 {max} 个字。", $"{field.En}: at most {max} characters.");
    public static Text WrongMobile => new("手机号不完整或不是手机号。国内填 11 位；国外以 + 和国家代码开头。", "This is not a whole mobile number. A Chinese one has 11 digits; any other begins with + and its country.");
    public static Text WrongCredit => new("统一社会信用代码有误：应为 18 位，且校验位不符时不能保存。请对照营业执照核对。", "The credit code is wrong: it has 18 characters, the last of which checks the others. Compare it with the licence.");
    public static Text WrongCountry => new("没有这个国家或地区，请从列表中选。", "There is no such country; choose one from the list.");
    public static Text WrongChoice => new("请从列表中选择类型和阶段。", "Choose kind and stage from the lists.");
    public static Text NoSuchOwner => new("没有这位负责人，或不在您的管辖范围内。请另选一位。", "There is no such owner, or they are outside what you may do. Choose another.");
    public static Text NoSuchDepartment => new("没有这个部门，或不在您的管辖范围内。请另选一个。", "There is no such department, or it is outside what you may do. Choose another.");

    public static Text Of(IdentityKind kind) => kind switch
    {
        IdentityKind.Mobile => new("手机号", "mobile"),
        IdentityKind.CreditCode => new("统一社会信用代码", "credit code"),
        IdentityKind.WeCom => new("企业微信", "WeCom account"),
        _ => new("外部编号", "external key"),
    };

    /// <summary>Which key, whose it is, and whom to turn to.</summary>
    public static Refusal Taken(Holder holder)
    {
        var (kind, owner) = (Of(holder.Kind), holder.Owner is null ? NoOwner : Text.Same(holder.Owner));
        return Refusal.Conflict(holder.IsWithinReach
            ? new($"这个{kind.Zh}已属于客户 {holder.Name}（{holder.Code}，{owner.Zh}）。请打开该客户，不要重复录入。", $"This {kind.En} belongs to the customer {holder.Name} already ({holder.Code}, {owner.En}). Open that file instead of entering it again.")
            : new($"这个{kind.Zh}已属于{holder.Department}的客户 {holder.Name}（{holder.Code}，{owner.Zh}）。请与对方负责人联系，或申请查阅。", $"This {kind.En} belongs to a customer of {holder.Department} already: {holder.Name} ({holder.Code}, {owner.En}). Talk to its owner, or ask to see the file."));
    }

    public static Text LooksLike(string name, string code, Text why)
        => new($"与客户 {name}（{code}）很可能是同一家：{why.Zh}。如果不是，请勾选“{EvenSo.Zh}”再保存。", $"This is probably the customer {name} ({code}): {why.En}. If it is not, tick “{EvenSo.En}” and save again.");
}
