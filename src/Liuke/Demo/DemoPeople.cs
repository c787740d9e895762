using Liuke.Access;

namespace Liuke.Demo;

/// <summary>The invented people of the demo firm and where they work.</summary>
internal static class DemoPeople
{
    public sealed record Someone(string UserName, string Name, string Department, Roles Roles);

    public const string Firm = "留客演示公司";

    public static readonly string[] Departments = ["华东区", "华南区", "华北区"];

    public static readonly Someone[] Leaders =
    [
        new("zhou", "周明远", Firm, Roles.GM),
        new("admin", "沈知行", Firm, Roles.Admin),
        new("lin", "林海峰", "华东区", Roles.Manager),
        new("he", "何静怡", "华南区", Roles.Manager),
        new("guo", "郭立新", "华北区", Roles.Manager),
    ];

    /// <remarks>The order matters: customers are shared among them by number.</remarks>
    public static readonly Someone[] Reps =
    [
        new("xiaoyu", "林晓雨", "华东区", Roles.Rep),
        new("chenjie", "陈杰", "华东区", Roles.Rep),
        new("wangmin", "王敏", "华东区", Roles.Rep),
        new("lihua", "李华", "华南区", Roles.Rep),
        new("zhaoyun", "赵云飞", "华南区", Roles.Rep),
        new("huangli", "黄丽", "华南区", Roles.Rep),
        new("sunbo", "孙博", "华北区", Roles.Rep),
        new("zhengqi", "郑琪", "华北区", Roles.Rep),
        new("madong", "马东", "华北区", Roles.Rep),
    ];

    public static IEnumerable<Someone> All => Leaders.Concat(Reps);
}
