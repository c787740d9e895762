using Liuke.Basics;

namespace Liuke.Archive.Ties;

internal static class TieWords
{
    public static Text KeepTies => new("维护客户的关系、标签和服务团队", "Keep a customer's relations, tags and account team");
    public static Text Title => new("关系", "Relations");
    public static Text Group => new("关系与团队", "Ties and team");
    public static Text None => new("还没有记录与其他客户的关系。", "No relations with other customers yet.");
    public static Text Add => new("添加关系", "Add a relation");
    public static Text CodeExample => Text.Same("C2026-00001-7");
    public static Text Other => new("对方客户编号", "Code of the other customer");
    public static Text OtherIsTo => new("对方是本客户的", "The other is this one's");
    public static Text Note => new("说明", "Note");
    public static Text Remove => new("解除", "Remove");
    public static Text RemoveOf(string name) => new($"解除与 {name} 的关系", $"Remove the relation with {name}");
    public static Text Hidden => new("您看不到的客户", "A customer that you do not see");

    /// <summary>What the other customer is to this one, where this one's row says the kind.</summary>
    public static Text OtherIs(RelationKind kind) => kind switch
    {
        RelationKind.SameGroup => new("同集团企业", "In the same group"),
        RelationKind.ParentOf => new("子公司", "Subsidiary"),
        RelationKind.SubsidiaryOf => new("母公司", "Parent"),
        RelationKind.Kin => new("亲友", "Kin"),
        RelationKind.SupplierOf => new("采购方", "Buyer"),
        RelationKind.BuyerFrom => new("供应方", "Supplier"),
        _ => new("竞争对手", "Competitor"),
    };

    public static Text GroupSum(int members, Money net) => new($"集团共 {members} 家，累计净额 {net.Whole}", $"{members} of the group, {net.Whole} net in all");
    public static Text GroupStates(IEnumerable<(Text State, int Count)> states)
    {
        var all = states.ToList();
        return new(string.Join("、", all.Select(s => $"{s.State.Zh} {s.Count}")), string.Join(", ", all.Select(s => $"{s.State.En.ToLowerInvariant()} {s.Count}")));
    }

    public static Text GroupBeyond(int hidden) => new($"另有 {hidden} 家不在您的可见范围内，未计入。", $"{hidden} more lie outside your reach and are not counted.");

    public static Text NoSuchOther => new("没有找到这个编号的客户，或您看不到它。", "No customer of that code is within your reach.");
    public static Text WithItself => new("客户不能与自己建立关系。", "A customer has no relation with itself.");
    public static Text ThereAlready => new("这条关系已经记录过了。", "This relation is there already.");
    public static Text NoSuchKind => new("请选择是什么关系。", "Choose what the relation is.");
    public static Text NoSuchRelation => new("没有这条关系，或已解除。", "There is no such relation, or it was removed.");
    public static Text NoteTooLong(int most) => new($"说明最多 {most} 个字。", $"A note has {most} characters at most.");
    public static Text TooMany(int most) => new($"一个客户最多记录 {most} 条关系。", $"A customer has {most} relations at most.");

    public static Text Related(string code, RelationKind kind) => new($"添加关系：{code} 是{OtherIs(kind).Zh}", $"Added a relation: {code}, {OtherIs(kind).En.ToLowerInvariant()}");
    public static Text Unrelated(string code, RelationKind kind) => new($"解除关系：{code}（{OtherIs(kind).Zh}）", $"Removed a relation: {code}, {OtherIs(kind).En.ToLowerInvariant()}");
    public static Text Tagged(IReadOnlyCollection<string> added, IReadOnlyCollection<string> removed) => (added.Count, removed.Count) switch
    {
        ( > 0, 0) => new($"加标签：{string.Join("、", added)}", $"Tagged: {string.Join(", ", added)}"),
        (0, _) => new($"去标签：{string.Join("、", removed)}", $"Took off tags: {string.Join(", ", removed)}"),
        _ => new($"加标签：{string.Join("、", added)}；去标签：{string.Join("、", removed)}", $"Tagged: {string.Join(", ", added)}; took off: {string.Join(", ", removed)}"),
    };
}
