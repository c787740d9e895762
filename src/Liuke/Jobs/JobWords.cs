using Liuke.Basics;

namespace Liuke.Jobs;

public static class JobWords
{
    public static Text AlreadyOver => new("这项任务已经结束，不能再取消。", "This work is already over and cannot be cancelled.");
    public static Text Broke(string what) => new($"任务中途出错：{what}。已完成的部分保留，可以重新开始。", $"The work broke off: {what}. What was done is kept; you can start it again.");
    public static Text Cancel => new("取消", "Cancel");
    public static Text Cancelling => new("正在取消…", "Cancelling…");

    public static Text State(JobState state) => state switch
    {
        JobState.Waiting => new("等待中", "Waiting"),
        JobState.Running => new("进行中", "Running"),
        JobState.Done => new("已完成", "Done"),
        JobState.Failed => new("出错", "Failed"),
        _ => new("已取消", "Cancelled"),
    };

    public static Text Left(NodaTime.Duration left) => left.TotalSeconds < 60
        ? new($"还需约 {Math.Max(1, left.TotalSeconds):0} 秒", $"about {Math.Max(1, left.TotalSeconds):0} s left")
        : new($"还需约 {left.TotalMinutes:0} 分钟", $"about {left.TotalMinutes:0} min left");
}
