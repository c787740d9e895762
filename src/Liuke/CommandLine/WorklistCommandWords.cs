using Liuke.Basics;

namespace Liuke.CommandLine;

internal static class WorklistCommandWords
{
    public static Text Worklist => new("今日待办清单，按风险金额排序", "Today's worklist, by value at risk");
    public static Text User => new("看谁的清单（用户名）；默认全公司", "Whose list, by user name; default: the whole firm's");
    public static Text AsOf => new("看哪一天的清单（如 2026-03-01）；默认今天", "The day of the list, as 2026-03-01; default: today");
    public static Text Top => new("最多几条", "At most so many items");
    public static Text Nothing => new("没有待办。若刚导入订单，请先运行 liuke insight refresh。", "Nothing to do. If orders were just imported, run liuke insight refresh first.");
    public static Text Customer => new("客户", "Customer");
    public static Text Owner => new("负责人", "Owner");
    public static Text Why => new("原因", "Why");
    public static Text Alive => new("存活", "Alive");
    public static Text AtStake => new("风险金额", "At stake");
    public static Text Of(int shown, int total) => new($"共 {total:#,##0} 条，列出 {shown:#,##0} 条", $"{shown:#,##0} of {total:#,##0}");
}
