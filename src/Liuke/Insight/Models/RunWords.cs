using Liuke.Basics;

namespace Liuke.Insight.Models;

/// <summary>Says in words what a run wants its reader to know, worst first.</summary>
public static class RunWords
{
    public static Text ModelName(string? model) => model switch
    {
        AliveModels.Mbg => Text.Same("MBG/NBD"),
        AliveModels.MbgCnbd => Text.Same("MBG/CNBD-k"),
        AliveModels.Pareto => Text.Same("Pareto/NBD"),
        AliveModels.Bg => Text.Same("BG/NBD"),
        AliveModels.GammaGamma => Text.Same("Gamma-Gamma"),
        AliveModels.OwnRhythm => new("客户自身节奏", "The customer's own rhythm"),
        _ => new("无", "None"),
    };

    public static Text Warning(RunWarning warning)
    {
        var (model, detail) = (ModelName(warning.Model), warning.Detail);
        return warning.Kind switch
        {
            RunWarnings.NoOrders => new("还没有客户订单：请先导入订单，再计算一次。", "No customer has an order yet: import orders, then refresh."),
            RunWarnings.Fallback => new(
                "这些数据看不出客户会彻底离开，所以存活概率改按每位客户自己的购买节奏推算，并假定每次购买后有 1/20 的客户离开。仅供排序参考；积累一年以上的订单后再看。",
                "These data cannot show that anybody leaves for good, so the chances rest on each customer's own rhythm and on an assumed one in twenty leaving after a purchase. Use them for ranking; look again when more than a year of orders is there."),
            RunWarnings.NothingToChooseBy => new(
                "客户或历史还太少，不能站在过去的日子检验模型：直接采用一个模型，没有组合与校准。有 100 位以上的客户、积累几个月的订单后会自动比较。",
                "There are too few customers or too short a history to try models on days of the past: one model is taken as it is, not combined and not calibrated. From a hundred buyers and some months of orders on, models are compared by themselves."),
            RunWarnings.OwnSpend => new("消费金额模型无法估计：每次消费按客户自己的平均值计算。", "The spend model could not be fitted: each customer's own mean spend is used."),
            RunWarnings.NoCosts => new("没有产品成本：所有毛利都按公司设定的毛利率计算，价值象限显示为无数据。", "No product costs are known: all margins use the firm's assumed rate, and there are no value quadrants."),
            RunWarnings.AssumedMargin => new($"{detail} 位客户的毛利至少有一部分按公司设定的毛利率计算（产品成本不全）。", $"The margin of {detail} customers rests at least partly on the firm's assumed rate (product costs are missing)."),
            RunWarnings.DataEndEarly => new($"最近一笔订单在 {detail} 天前：如果之后还有订单没有导入，风险会被高估。", $"The newest order is {detail} days old: if later orders were not imported, risk is overstated."),
            _ => OfFit(warning.Kind, model, detail),
        };
    }

    private static Text OfFit(string kind, Text model, string detail) => kind switch
    {
        "NotConverged" => new($"{model.Zh}：估计没有收敛，结果不可靠。", $"{model.En}: the fit did not converge; its figures are not reliable."),
        "NotAMaximum" => new($"{model.Zh}：终点不是真正的最大值，没有标准误。", $"{model.En}: the end of the fit is no proper maximum; there are no standard errors."),
        "AtLowerBound" => new($"{model.Zh}：参数 {detail} 停在下界。", $"{model.En}: the parameter {detail} ended on its lower bound."),
        "AtUpperBound" => new($"{model.Zh}：参数 {detail} 停在上界。", $"{model.En}: the parameter {detail} ended on its upper bound."),
        "FlatDirection" => new($"{model.Zh}：这些数据分不清部分参数（{detail}），单个参数不要解读。", $"{model.En}: these data do not tell some parameters apart ({detail}); do not read them one by one."),
        "NoDropout" => new($"{model.Zh}：数据里没有客户彻底离开的迹象。", $"{model.En}: the data hold no sign that customers leave for good."),
        "WeakDropout" => new($"{model.Zh}：客户离开的迹象太弱（对数似然只提高 {detail}），可能是巧合。", $"{model.En}: the sign that customers leave is weak (log-likelihood gain {detail}) and may be chance."),
        "NoRepeatPurchases" => new($"{model.Zh}：还没有客户买过两次，无法估计购买频率。", $"{model.En}: no customer has bought twice, so rates cannot be estimated."),
        "FewRepeatCustomers" => new($"{model.Zh}：只有 {detail} 位客户买过两次以上，仅供参考。", $"{model.En}: only {detail} customers have bought more than once; for orientation only."),
        "NoFiniteMean" => new($"{model.Zh}：消费金额差异太大，平均值不存在。", $"{model.En}: spend varies so much that its mean does not exist."),
        "SpendNotPositive" => new($"{model.Zh}：{detail} 位客户的复购净额不为正，没有参与金额估计。", $"{model.En}: {detail} customers whose repeat net is not positive were left out."),
        _ => new($"{model.Zh}：提示 {kind} {detail}", $"{model.En}: {kind} {detail}"),
    };
}
