using Liuke.Basics;

namespace Liuke.Demo;

internal static class DemoWords
{
    public static Text Demo => new("用真实的采购记录建立演示公司并打开网页", "Set up a demo firm on real purchases, and serve it");
    public static Text SceneOption => new("哪家公司：retail 是用真实采购记录的批发商，trade 是虚构的外贸公司", "Which firm: retail, a wholesaler on real purchases, or trade, an invented trading firm");
    public static Text NoSuchScene(string name) => new($"没有“{name}”这个演示，可选 retail 或 trade。", $"There is no scene called {name}; choose retail or trade.");
    public static Text PreparingTrade => new("准备外贸公司（全部为虚构）", "Preparing the trading firm (all of it invented)");
    public static Text ImportingOf(string kind) => kind switch
    {
        "customers" => new("导入客户", "Importing customers"),
        "facts" => new("导入档案内容", "Importing facts"),
        "contacts" => new("导入联系人", "Importing contacts"),
        "interactions" => new("导入两年往来", "Importing two years of interactions"),
        _ => Importing,
    };

    public static Text LastDays => new("写下最近几天的事", "Writing down the last few days");
    public static Text InventedTrade => new("这家外贸公司的客户、联系人、往来和订单全部为虚构，由固定的种子生成；如有雷同，纯属巧合。", "The customers, contacts, interactions and orders of this trading firm are all invented, from a fixed seed; any likeness is chance.");
    public static Text PasswordOption => new("演示人员的密码", "The demo people's password");
    public static Text Preparing => new("准备演示数据（真实的采购记录，人名电话为虚构）", "Preparing the demo data (real purchases; names and phones invented)");
    public static Text Importing => new("导入订单", "Importing orders");
    public static Text Computing => new("计算留存状态与今日待办", "Working out who is leaving and today's work");
    public static Text Stopped => new("演示数据没有准备完。再运行一次会接着做。", "The demo data are not complete. Run the command again to go on.");
    public static Text Reused => new("沿用已有的演示数据库", "Using the demo database that is there");
    public static Text Role => new("角色", "Role");
    public static Text UserName => new("用户名", "User name");
    public static Text Name => new("姓名", "Name");
    public static Text Department => new("部门", "Department");
    public static Text Password(string password) => new($"密码都是 {password}", $"The password of all is {password}");
    public static Text Invented => new(
        "采购记录来自 Online Retail（UCI，CC BY 4.0），日期整周平移；客户名称、电话、地区、成本与员工均为虚构。",
        "Purchases: Online Retail (UCI, CC BY 4.0), dates moved by whole weeks; customer names, phones, regions, costs and staff are invented.");
    public static Text SampleMissing(string path) => new(
        $"找不到样例文件 {path}。请在完整的留客代码目录中运行，或用 git 重新取出 samples 目录。",
        $"The sample file {path} is missing. Run from a complete checkout of Liuke, or restore the samples folder with git.");
    public static Text OtherData => new(
        "这个数据库里已有别的数据，演示不会动它。请用 --database 指定一个新文件。",
        "This database holds other data, which the demo will not touch. Name a new file with --database.");
}
