using Liuke.Basics;

namespace Liuke.Access.Audit;

/// <summary>What the page calls kinds of entries and the facts in them.</summary>
public sealed class AuditLexicon(IEnumerable<AuditKind> kinds)
{
    private static readonly Dictionary<string, Text> Shared = new(StringComparer.Ordinal)
    {
        ["rows"] = new("行数", "Rows"),
        ["count"] = new("次数", "Count"),
        ["reason"] = new("原因", "Reason"),
        ["from"] = new("从", "From"),
        ["until"] = new("到", "Until"),
        ["to"] = new("到", "To"),
        ["days"] = new("天数", "Days"),
        ["roles"] = new("角色", "Roles"),
        ["role"] = new("角色", "Role"),
        ["state"] = new("状态", "State"),
        ["kind"] = new("种类", "Kind"),
        ["field"] = new("字段", "Field"),
        ["name"] = new("名称", "Name"),
        ["file"] = new("文件", "File"),
        ["format"] = new("格式", "Format"),
        ["sha256"] = new("指纹 SHA-256", "SHA-256"),
        ["list"] = new("列表", "List"),
        ["filter"] = new("条件", "Filter"),
        ["grant"] = new("授权", "Grant"),
        ["term"] = new("搜索词", "Search term"),
        ["mobile"] = new("手机号", "Mobile"),
        ["userName"] = new("用户名", "User name"),
        ["address"] = new("来源地址", "Address"),
        ["why"] = new("缘由", "Why"),
        ["limit"] = new("上限", "Limit"),
        ["uses"] = new("使用次数", "Uses"),
    };

    private readonly Dictionary<string, AuditKind> known = kinds.ToDictionary(k => k.Name, StringComparer.Ordinal);

    public IEnumerable<AuditKind> Kinds => known.Values.OrderBy(k => k.Name, StringComparer.Ordinal);

    /// <summary>An entry may outlive the program that knew its kind.</summary>
    public Text TitleOf(string kind) => known.TryGetValue(kind, out var found) ? found.Title : Text.Same(kind);

    public string IconOf(string kind) => known.GetValueOrDefault(kind)?.Icon ?? "point";

    public Text? FieldOf(string kind, string field)
        => known.GetValueOrDefault(kind)?.Fields is { } own && own.TryGetValue(field, out var title) ? title : Shared.TryGetValue(field, out var shared) ? shared : null;
}
