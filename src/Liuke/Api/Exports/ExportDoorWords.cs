using Liuke.Basics;

namespace Liuke.Api.Exports;

internal static class ExportDoorWords
{
    public static Text Find => new("导出记录，新的在前", "Lists exports, newest first");
    public static Text Ask => new("把一个列表导出成文件，权限、遮盖、上限与页面相同", "Takes a list out as a file, under the same rights, masks and limits as the page");
    public static Text Read => new("一次导出的进度和结果", "Reads how far an export is and what came of it");
    public static Text Cancel => new("停止一次导出", "Stops an export");
    public static Text Link => new("取得下载链接：只能用一次，15 分钟内有效", "Gives a link to the file that works once, for 15 minutes");
    public static Text Fetch => new("下载文件（链接只能用一次）", "Fetches the file; the link works once");
}
