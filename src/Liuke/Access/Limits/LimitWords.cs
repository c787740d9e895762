using Liuke.Basics;

namespace Liuke.Access.Limits;

public static class LimitWords
{
    public static Text Title => new("数量上限", "Limits");
    public static Text Says => new("每种角色能看、能导出多少。一人有几种角色时，取最高的。", "How much each role may look at and export. Who has several roles has the highest of them.");
    public static Text Role => new("角色", "Role");
    public static Text Most => new("上限", "At most");
    public static Text Save => new("保存", "Save");
    public static Text Saved => new("已保存，立即生效。", "Saved; it holds from now on.");
    public static Text NoSuchLimit => new("没有这个上限，请刷新页面。", "There is no such limit. Reload the page.");
    public static Text ChangedLimit => new("修改了数量上限", "Changed a limit");
    public static Text OutOfRange(int highest) => new($"上限应在 0 到 {highest:#,##0} 之间。", $"A limit lies between 0 and {highest:#,##0}.");
    public static Text For(Text limit, Text role) => new($"{limit.Zh}：{role.Zh}", $"{limit.En}: {role.En}");

    internal static IReadOnlyList<Roles> EachRole => Access.Role.All;
}
