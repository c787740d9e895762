using Liuke.Basics;

namespace Liuke.Archive.Columns;

internal static class ColumnWords
{
    public static Text Created => new("建档日", "Entered on");
    public static Text Touch => new("最近往来", "Last touch");
    public static Text Complete => new("完整度 %", "Complete %");
    public static Text Fresh => new("新鲜至", "Fresh until");
    public static Text Tags => new("标签", "Tags");
    public static Text Contact => new("主要联系人", "Main contact");

    public static Text Columns => new("列", "Columns");
    public static Text Show => new("显示这些列", "Show these columns");
    public static Text Usual => new("恢复默认列", "The usual columns");
    public static Text OfProgram => new("常用", "Common");
    public static Text MostSays(int most) => new($"最多 {most} 列；名称始终在最前。", $"At most {most}; the name always stands first.");
    public static Text Hidden => new("无权查看", "not yours to see");
}
