using Liuke.Basics;

namespace Liuke.Access.Administration;

public static class AdministrationWords
{
    public static Text Jobs => new("任务与健康", "Jobs and health");
    public static Text JobsLead => new("正在运行、等待和最近完成的后台任务，以及系统状况。", "Work in the background, and how the system stands.");
    public static Text Database => new("数据库", "Database");
    public static Text Size => new("数据大小", "Data");
    public static Text Free => new("剩余空间", "Free space");
    public static Text Version => new("版本", "Version");
    public static Text Waiting => new("等待中", "Waiting");
    public static Text Running => new("进行中", "Running");
    public static Text FailedToday => new("24 小时内出错", "Failed within 24 hours");
    public static Text Job => new("任务", "Job");
    public static Text State => new("状态", "State");
    public static Text By => new("发起人", "Asked by");
    public static Text Asked => new("发起时间", "Asked at");
    public static Text Took => new("用时", "Took");
    public static Text Itself => new("系统", "the program");
    public static Text Cancel => new("取消", "Cancel");
    public static Text CancelAsked => new("已请求取消，任务会在下一步停下。", "Asked to stop; the job ends at its next step.");
    public static Text All => new("全部", "All");
    public static Text OnlyFailed => new("只看出错", "Failed only");
    public static Text Nothing => new("没有任务。", "No jobs.");
    public static Text Seconds(double seconds) => seconds < 90 ? new($"{seconds:0} 秒", $"{seconds:0} s") : new($"{seconds / 60:0} 分钟", $"{seconds / 60:0} min");
    public static string Bytes(long bytes) => bytes < 1 << 20 ? $"{bytes / 1024:0} KB" : bytes < 1L << 30 ? $"{bytes / 1048576.0:0.0} MB" : $"{bytes / 1073741824.0:0.0} GB";
}
