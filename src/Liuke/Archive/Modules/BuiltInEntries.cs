namespace Liuke.Archive.Modules;

/// <summary>The modules of which a file has many entries.</summary>
internal static class BuiltInEntries
{
    private const FieldType Text = FieldType.Text, Long = FieldType.LongText, Number = FieldType.Number, Money = FieldType.Money, Date = FieldType.Date, Choice = FieldType.Choice, YesNo = FieldType.YesNo;

    private static readonly string[] Marks = ["1 1 分 很差|1, very poor", "2 2 分 较差|2, poor", "3 3 分 一般|3, fair", "4 4 分 较好|4, good", "5 5 分 很好|5, very good"];

    public static readonly IReadOnlyList<ModuleSeed> Modules =
    [
        new("deals", new("成交与合同", "Deals"), ModuleShape.Many, ModuleKinds.All,
        [
            new("number", new("合同号", "Contract number"), Text, F.Lead),
            new("what", new("内容", "What"), Text),
            new("amount", new("合同金额", "Amount"), Money),
            new("currency", new("币种", "Currency"), Choice, F.None, ["cny 人民币|Renminbi", "usd 美元|US dollar", "eur 欧元|Euro", "hkd 港币|Hong Kong dollar", "jpy 日元|Yen", "gbp 英镑|Pound sterling"]),
            new("signed", new("签订日期", "Signed on"), Date),
            new("start", new("开始日期", "Starts on"), Date),
            new("end", new("结束日期", "Ends on"), Date),
            new("state", new("执行状态", "State"), Choice, F.Dynamic, ["draft 洽谈中|Being negotiated", "active 执行中|Running", "done 已完成|Done", "ended 已终止|Ended early"]),
            new("ours", new("我方负责人", "In charge on our side"), FieldType.Person),
            new("theirs", new("客户方负责人", "In charge on their side"), Text, F.Personal),
        ]),
        new("needs", new("需要", "Needs"), ModuleShape.Many, ModuleKinds.All,
        [
            new("what", new("需要什么", "What is needed"), Long, F.Lead),
            new("kind", new("需要的类型", "Kind of need"), Choice, F.None, ["stated 表明的需要|Stated", "real 真正的需要|Real", "unstated 未表明的需要|Unstated", "delight 令人愉悦的需要|Delight", "secret 秘密的需要|Secret"]),
            new("met", new("是否已满足", "Met"), YesNo, F.Dynamic),
            new("answer", new("我们的对策", "Our answer"), Long, F.Dynamic),
        ]),
        new("competitors", new("竞争对手", "Competitors"), ModuleShape.Many, ModuleKinds.All,
        [
            new("who", new("竞争对手", "Competitor"), Text, F.Lead),
            new("share", new("所占份额（%）", "Share of this customer (%)"), Number, F.Dynamic),
            new("pricelevel", new("与我方比价格", "Price against ours"), Choice, F.Dynamic, ["lower 更低|Lower", "same 相当|The same", "higher 更高|Higher"]),
            new("price", new("报价", "Price"), Money, F.Dynamic),
            new("visits", new("每月拜访次数", "Visits a month"), Number, F.Dynamic),
            new("strength", new("优势与动向", "Strengths and moves"), Long, F.Dynamic),
        ]),
        new("events", new("生活与经营大事", "Life events"), ModuleShape.Many, ModuleKinds.All,
        [
            new("what", new("大事", "Event"), Choice, F.Lead | F.Personal, ["marriage 结婚|Marriage", "birth 添丁|Birth", "home 购房搬家|New home", "car 购车|New car", "job 升职换岗|New post", "study 子女升学|A child's new school", "retire 退休|Retirement", "health 生病住院|Illness", "opening 开业扩张|Opening or expansion", "moving 迁址|Moved premises", "asset 置业投资|Property or investment", "other 其他|Other"]),
            new("note", new("经过", "What happened"), Long, F.Personal),
            new("need", new("可能带来的需要", "Need it may bring"), Text),
        ]),
        new("market", new("市场动态", "Market notes"), ModuleShape.Many, ModuleKinds.All,
        [
            new("topic", new("主题", "Topic"), Choice, F.Lead, ["demand 需求变化|Demand", "price 价格行情|Prices", "policy 政策法规|Policy", "product 新产品|New products", "channel 渠道变化|Channels", "rival 对手动作|Competitors' moves"]),
            new("region", new("地区", "Region"), Text),
            new("note", new("内容", "Note"), Long),
        ]),
        new("visits", new("走访报告", "Visit reports"), ModuleShape.Many, ModuleKinds.All,
        [
            new("purpose", new("走访目的", "Purpose"), Choice, F.Lead, ["routine 例行走访|Routine", "sales 洽谈订单|Orders", "collect 催收货款|Collection", "service 售后服务|Service", "complaint 处理投诉|Complaint", "survey 市场调查|Survey", "courtesy 礼节拜访|Courtesy"]),
            new("met", new("见到的人", "People met"), Text, F.Personal),
            new("findings", new("走访情况", "Findings"), Long),
            new("sales", new("销售情况", "Sales"), Long),
            new("stock", new("库存情况", "Stock"), Text),
            new("rivals", new("竞品情况", "Competing goods"), Long),
            new("wishes", new("意见与要求", "Wishes and complaints"), Long),
            new("next", new("下一步", "Next step"), Text),
            new("nexton", new("下次走访", "Next visit on"), Date),
        ]),
        new("suggestions", new("改进意见", "Suggestions"), ModuleShape.Many, ModuleKinds.All,
        [
            new("what", new("意见内容", "Suggestion"), Long, F.Lead),
            new("about", new("涉及方面", "About"), Choice, F.None, ["product 产品|Product", "quality 质量|Quality", "price 价格|Price", "delivery 交货|Delivery", "service 服务|Service", "other 其他|Other"]),
            new("department", new("转交部门", "Routed to"), FieldType.Department, F.Dynamic),
            new("status", new("处理状态", "Status"), Choice, F.Dynamic, ["new 待处理|To do", "doing 处理中|In hand", "done 已采纳落实|Done", "declined 不采纳|Declined"]),
            new("answer", new("处理结果", "Answer"), Long, F.Dynamic),
        ]),
        new("promotions", new("宣传与反应", "Promotions"), ModuleShape.Many, ModuleKinds.All,
        [
            new("what", new("宣传内容", "Promotion"), Text, F.Lead),
            new("channel", new("方式", "By"), Choice, F.None, ["wechat 微信|WeChat", "call 电话|Phone", "message 短信|Message", "email 邮件|E-mail", "visit 上门|A visit", "fair 展会|A fair", "print 印刷品|Print"]),
            new("reaction", new("反应", "Reaction"), Choice, F.Dynamic, ["none 没有反应|None", "asked 询问|Asked", "bought 购买|Bought", "refused 拒绝|Refused"]),
            new("note", new("反应说明", "What they said"), Long, F.Dynamic),
        ]),
        new("products", new("购买登记", "Purchase register"), ModuleShape.Many, ModuleKinds.All,
        [
            new("product", new("产品", "Product"), Text, F.Lead),
            new("model", new("型号", "Model"), Text),
            new("colour", new("颜色", "Colour"), Text),
            new("style", new("款式", "Style"), Text),
            new("quantity", new("数量", "Quantity"), Number),
            new("price", new("金额", "Amount"), Money),
        ]),
        new("claims", new("退赔与折价", "Returns and claims"), ModuleShape.Many, ModuleKinds.All,
        [
            new("kind", new("类别", "Kind"), Choice, F.Lead, ["return 退货|Return", "exchange 换货|Exchange", "claim 索赔|Claim", "reduction 折价|Price reduction"]),
            new("product", new("产品", "Product"), Text),
            new("amount", new("金额", "Amount"), Money),
            new("cause", new("原因", "Cause"), Choice, F.None, ["quality 质量问题|Quality", "transport 运输损坏|Transport", "wrong 发错货|Wrong goods", "short 短少|Short delivery", "late 交货延误|Late", "unsold 滞销|Unsold", "other 其他|Other"]),
            new("liability", new("责任认定", "Liability"), Choice, F.Dynamic, ["ours 我方|Ours", "maker 生产厂家|The maker", "carrier 承运方|The carrier", "theirs 客户|The customer", "shared 共同|Shared", "open 待认定|To be found"]),
            new("finding", new("认定说明", "Finding"), Long, F.Dynamic),
            new("settledon", new("结案日期", "Settled on"), Date, F.Dynamic),
        ]),
        new("assets", new("在用设备", "Installed assets"), ModuleShape.Many, ModuleKinds.All,
        [
            new("model", new("设备型号", "Model"), Text, F.Lead),
            new("serial", new("设备编号", "Serial number"), Text),
            new("installed", new("安装日期", "Installed on"), Date),
            new("price", new("购置价格", "Price paid"), Money),
            new("state", new("运行状态", "State"), Choice, F.Dynamic, ["good 正常|Running", "trouble 带病运行|Running with trouble", "down 停机|Down", "retired 已报废|Scrapped"]),
            new("note", new("备注", "Note"), Long, F.Dynamic),
        ]),
        new("services", new("维护记录", "Service visits"), ModuleShape.Many, ModuleKinds.All,
        [
            new("serial", new("设备编号", "Serial number"), Text, F.Lead),
            new("fault", new("故障现象", "Fault"), Text),
            new("work", new("处理情况", "Work done"), Long),
            new("cost", new("维护费用", "Cost"), Money),
            new("payer", new("费用承担", "Paid by"), Choice, F.None, ["customer 客户|The customer", "us 我方|Us", "warranty 保修|Warranty"]),
            new("downhours", new("停机小时", "Hours down"), Number),
        ]),
        new("selection", new("经销商初选", "Dealer selection"), ModuleShape.Many, ModuleKinds.Firms,
        [
            new("coverage", new("市场范围", "Market covered"), Choice, F.Lead, Marks),
            new("place", new("地理位置", "Location"), Choice, F.None, Marks),
            new("goods", new("经营品种与产品知识", "Range and product knowledge"), Choice, F.None, Marks),
            new("will", new("合作意愿", "Will to work together"), Choice, F.None, Marks),
            new("finance", new("资金与信用", "Money and credit"), Choice, F.None, Marks),
            new("selling", new("管理与促销能力", "Management and selling"), Choice, F.None, Marks),
            new("service", new("配送与服务能力", "Delivery and service"), Choice, F.None, Marks),
            new("verdict", new("初选结论", "Verdict"), Choice, F.None, ["take 同意合作|Take on", "trial 试合作|On trial", "wait 暂缓|Wait", "no 不予合作|Do not take"]),
            new("note", new("说明", "Note"), Long),
        ]),
    ];
}
