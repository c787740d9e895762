using Liuke.Basics;

namespace Liuke.Access.Firm;

public static class FirmWords
{
    public static Text Settings => new("公司设置", "Company settings");
    public static Text Lead => new("这些数用在没有实际数据的地方；用到它们的页面会写明。", "These stand in where no real figure is known; every page that uses one says so.");
    public static Text TimeZone => new("时区", "Time zone");
    public static Text TimeZoneHint => new("决定一个订单算在哪一天。", "Decides on which day an order falls.");
    public static Text Currency => new("货币", "Currency");
    public static Text MarginRate => new("默认毛利率（%）", "Default margin rate (%)");
    public static Text MarginRateHint => new("商品没有成本时，用它估算毛利。", "Estimates the margin of goods whose cost is not known.");
    public static Text AcquisitionCost => new("获得一位新客户的成本", "Cost of winning one new customer");
    public static Text AcquisitionCostHint => new("漏桶里“补桶成本”的单价。", "The price of refilling the leaky bucket, for each customer lost.");
    public static Text Save => new("保存", "Save");
    public static Text Saved => new("已保存。下次计算时生效。", "Saved. The next refresh uses it.");
    public static Text NoSuchZone(string name) => new($"没有时区“{name}”。请填写如 Asia/Shanghai 的名称。", $"There is no time zone “{name}”. Use a name such as Asia/Shanghai.");
    public static Text NoSuchCurrency(string code) => new($"“{code}”不是货币代码。请填写三个大写字母，如 CNY。", $"“{code}” is not a currency code. Use three capital letters, such as CNY.");
    public static Text MarginOutOfRange => new("毛利率应在 0 到 100 之间。", "The margin rate lies between 0 and 100.");
    public static Text CostOutOfRange => new("成本应在 0 到 1 亿之间。", "The cost lies between 0 and 100 million.");
}
