using Liuke.Basics;

namespace Liuke.Api.Imports;

internal static class ImportDoorWords
{
    public static Text Find => new("导入记录，新的在前", "Lists imports, the latest first");
    public static Text Upload => new("上传一个文件（CSV、XLSX，可 gzip），文件原样放在请求体里", "Uploads a file (CSV, XLSX, gzip is fine), as it is in the body");
    public static Text FileName => new("文件名，显示在导入记录里", "The file's name, as the list of imports shows it");
    public static Text Kind => new("文件里是什么：orders、customers；不写就是 orders", "What the file holds: orders, customers; orders where it is not said");
    public static Text FileAsItIs => new("请把文件原样放在请求体里（application/octet-stream），不用表单。", "Send the file as it is in the body (application/octet-stream), not as a form.");
    public static Text Read => new("一次导入的状态和进度", "Reads one import's state and progress");
    public static Text Preview => new("预览：识别出的列，和前面几千行里的问题", "Previews: the columns found and what is wrong in the first thousands of rows");
    public static Text Mapping => new("确定列的对应关系", "Decides which column is what");
    public static Text Start => new("开始导入，或继续中断的导入", "Starts the import, or goes on with one that broke off");
    public static Text Cancel => new("停止导入，已完成的步骤保留", "Stops the import; the steps done stay");
    public static Text Undo => new("撤销导入：新增的删去，改过的恢复", "Takes the import back: what it brought goes, what it changed becomes what it was");
    public static Text Discard => new("放弃还没有导入的文件", "Throws away a file of which nothing was imported");
    public static Text Result => new("结果文件：原文件加上每行的状态和原因", "The result file: the input with each row's status and reason");
}
