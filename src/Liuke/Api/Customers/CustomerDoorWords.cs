using Liuke.Api.Border;
using Liuke.Basics;

namespace Liuke.Api.Customers;

internal static class CustomerDoorWords
{
    public static Text Find => new("客户列表：与客户页同样的筛选、搜索和排序，按 after 逐页读取", "Lists customers with the same filters, search and orders as the page; read on with after");
    public static Text Read => new("一位客户的档案和现状，手机号打码", "Reads one customer's file and standing; the mobile is masked");
    public static Text Timeline => new("一位客户的时间线，新的在前", "Reads one customer's timeline, newest first");
    public static Text Orders => new("一位客户最近的订单和明细", "Reads one customer's last orders with their lines");
    public static Text Reasons => new("为什么：流失风险的各个部分（相加等于总分）和未完成的待办", "Tells why: the parts of the risk, which add up to the score, and the work that is open");
    public static Text Reveal => new("查看完整手机号：每次都记入审计，每天有上限", "Shows the whole mobile number: each look is recorded, and there is a limit a day");

    private static Text Days(Text what, bool isStart) => isStart
        ? new($"{what.Zh}不早于这一天", $"{what.En} on this day or later") : new($"{what.Zh}不晚于这一天", $"{what.En} on this day or earlier");

    private static Text FirstOrder => new("首单", "First order");
    private static Text LastOrder => new("最近一单", "Last order");
    private static Text Entered => new("建档", "Entered");
    private static Text LastTouch => new("最近一次往来", "Last touch");
    private static Text PresentState => new("现在的状态开始", "Present state began");

    public static ApiParameter[] FilterParameters =>
    [
        new("q", new("名称的一部分、客户编码、外部编号、完整手机号或后四位、统一社会信用代码、联系人姓名", "Part of a name, a code, your own key, a whole mobile number or its last four digits, a credit code, the name of a contact"), "明德"),
        new("state", new("状态，可重复：new、active、sleeping、lost、wonback", "State, may repeat: new, active, sleeping, lost, wonback"), "sleeping"),
        new("quadrant", new("价值象限，可重复：A、B、C、D", "Quadrant, may repeat: A, B, C, D"), "A"),
        new("owner", new("负责人的编号", "The owner's id"), "0190a000-0000-7000-8000-000000000000"),
        new("department", new("部门的编号，包括下级部门", "A department's id; those below it are included"), "0190a000-0000-7000-8000-000000000000"),
        new("cohort", new("首单所在的月份", "Month of the first order"), "2026-03"),
        new("firstFrom", Days(FirstOrder, true), "2026-01-01"), new("firstTo", Days(FirstOrder, false), "2026-03-31"),
        new("lastFrom", Days(LastOrder, true), "2026-01-01"), new("lastTo", Days(LastOrder, false), "2026-03-31"),
        new("sinceFrom", Days(PresentState, true), "2026-01-01"), new("sinceTo", Days(PresentState, false), "2026-03-31"),
        new("kind", new("类型，可重复：enterprise、person、dealer、supplier", "Kind, may repeat: enterprise, person, dealer, supplier"), "dealer"),
        new("stage", new("阶段，可重复：prospect、customer", "Stage, may repeat: prospect, customer"), "prospect"),
        new("step", new("潜在客户的售前阶段，可重复：none、attention、interest、desire、action", "A prospect's step, may repeat: none, attention, interest, desire, action"), "interest"),
        new("region", new("省份或地区，可重复；江苏省苏州市、江苏省、江苏是一个", "Province or region, may repeat; 江苏省苏州市, 江苏省 and 江苏 are one"), "江苏"),
        new("country", new("国家，可重复，ISO 3166 两个字母", "Country, may repeat, two letters of ISO 3166"), "CN"),
        new("tag", new("标签，可重复：每个都要有", "Tag, may repeat: all of them"), "重点"),
        new("createdFrom", Days(Entered, true), "2026-01-01"), new("createdTo", Days(Entered, false), "2026-03-31"),
        new("touchFrom", Days(LastTouch, true), "2026-01-01"), new("touchTo", Days(LastTouch, false), "2026-03-31"),
        new("touch", new("never：从未有往来记录", "never: no interaction was ever noted"), "never"),
        new("review", new("审核状态，可重复：draft、submitted、reviewed", "Review, may repeat: draft, submitted, reviewed"), "draft"),
        new("completeFrom", new("完整度至少百分之几", "Completeness at least, in percent"), "0"), new("completeTo", new("完整度至多百分之几", "Completeness at most, in percent"), "60"),
        new("fresh", new("yes：资料在一个季度内核实过；no：待复核", "yes: facts verified within the quarter; no: to verify again"), "no"),
        new("contact", new("yes 或 no：有没有联系人", "yes or no: whether there is a contact"), "no"),
        new("f.firm.size", new("按档案字段：f. 加字段键，可重复；后面可加 .holds（包含）、.from、.to、.has（yes 或 no），如 f.firm.capital.from=1000000", "By a field of the file: f. and its key, may repeat; with .holds (contains), .from, .to or .has (yes or no) behind it, as in f.firm.capital.from=1000000"), "medium"),
        new("cols", new("要返回的列，用 ~ 隔开，包括 f. 加字段键", "Columns to answer with, divided by ~, fields by f. and their key"), "state~tags~f.firm.size"),
        new("set", new("图表或数字背后的一组客户，如页面链接所示", "A set of customers behind a chart or figure, as its link names it"), "bought"),
        new("from", new("这组客户的开始日", "First day of that set"), "2026-01-01"),
        new("until", new("这组客户的结束日", "Last day of that set"), "2026-03-31"),
        new("value", new("这组客户的取值", "Value of that set"), "3"),
        new("sort", new("排序：risk（在险价值）、name、code、last（最近一单）、alive、value（终身价值）", "Order by risk (value at risk), name, code, last (order), alive or value (lifetime)"), "risk"),
        new("order", new("asc 或 desc", "asc or desc"), "desc"),
        new("after", new("上一页答案里的 after", "The field after of the page before"), "202600001_1286000"),
        new("count", new("all：数清全部，不止到 1,000", "all: count them all, not only to 1,000"), "all"),
    ];

    public static ApiParameter[] TimelineParameters =>
    [
        new("show", new("只看一类，如 orders", "One group only, as in orders"), "orders"),
        new("days", new("只看最近 90 或 365 天", "Only the last 90 or 365 days"), "90"),
        new("until", new("上一页答案里的 until", "The field until of the page before"), "1784000000000"),
        new("skip", new("上一页答案里的 skip", "The field skip of the page before"), "1"),
        new("who", new("只看一位同事做的，填其编号", "Only what one colleague did, by their id"), "0190a000-0000-7000-8000-000000000001"),
    ];
}
