using Liuke.Api.Border;
using Liuke.Basics;

namespace Liuke.Api.Insight;

internal static class InsightDoorWords
{
    public static Text Dashboard => new("客户仪表盘的数字：漏桶、流失率、在险价值", "The dashboard's numbers: the leaky bucket, churn, value at risk");
    public static Text Runs => new("每次刷新的结果，新的在前", "Lists the refreshes, newest first");
    public static Text Refresh => new("请求刷新客户状态；已有一个在进行时，返回那一个", "Asks for a refresh; when one is at work, answers that one");
    public static Text Choose => new("请求重新选择模型并刷新", "Asks for the models to be chosen anew, with a refresh");
    public static Text Try => new("用过去的某一天试一次：模型只学到那天，再看之后准不准", "Tries the models on a day of the past: they learn up to it and are judged by what followed");
    public static Text Models => new("正在使用的模型和参数", "The model in use and its parameters");
    public static Text Progress => new("一项任务的进度", "Reads how far a job is");
    public static Text Cancel => new("请一项任务停下来", "Asks a job to stop");
    public static Text NothingYet => new("还没有算出结果。请先导入订单并刷新。", "Nothing was worked out yet. Import orders and refresh first.");

    public static ApiParameter[] DashboardParameters =>
    [
        new("period", new("week 按周，不填按月", "week for weeks; months unless given"), "week"),
        new("of", new("某个部门（d:编号）或某人（p:编号）", "One department (d:id) or person (p:id)"), "p:0190a000-0000-7000-8000-000000000000"),
    ];
}
