using Liuke.Basics;
using Liuke.Insight.Proofs;

namespace Liuke.Insight.Explained;

public static class TryWords
{
    public static Text Title => new("换一个截止日试试", "Try another day");
    public static Text Says => new(
        "假装今天是那一天：之后的数据一概不看，从头选模型、估参数、做预测，再看后来怎样。结果保留在下面。",
        "Make believe it is that day: with nothing later known models are chosen, fitted and forecast, and held against what came. The result is kept below.");
    public static Text Cut => new("截止日", "Day");
    public static Text Days => new("预测天数", "Days ahead");
    public static Text Go => new("开始检验", "Try it");
    public static Text DataSpan(string from, string until) => new($"购买记录从 {from} 到 {until}。", $"Purchases go from {from} to {until}.");
    public static Text Waiting => new("排队等待中…", "Waiting its turn…");
    public static Text Working => new("正在检验…", "Trying it…");
    public static Text MayLeave => new("可以离开此页，检验会继续", "You may leave this page; the work goes on");
    public static Text LastFailed => new("上次检验没有完成：", "The last trial did not finish: ");
    public static Text History => new("试过的日子", "Days tried");
    public static Text NoTrials => new("还没有试过。", "None yet.");
    public static Text From(Trial trial) => new($"从 {ModelWords.Day(trial.CutOn)} 起 {trial.Days} 天", $"{trial.Days} days from {ModelWords.Day(trial.CutOn)}");
    public static Text TriedAt => new("检验于", "Tried at");
    public static Text Back => new("模型与准确度", "Models and accuracy");
    public static Text Gone => new("找不到这次检验", "There is no such trial");
    public static Text GoneSays => new("它可能在另一个数据库里。回到模型页可以看到全部检验。", "It may be in another database. The page of the models lists all trials.");
}
