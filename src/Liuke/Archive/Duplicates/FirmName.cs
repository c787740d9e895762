using System.Collections.Frozen;
using System.Text;

namespace Liuke.Archive.Duplicates;

/// <summary>A name taken apart as a Chinese reader does: 宁波市 海天 灯饰 有限公司 is a place, a trade name, a line of business and a legal form.</summary>
/// <param name="Whole">Plain width, small letters, nothing but letters and digits.</param>
/// <param name="Place">The town or province in front; empty where there is none.</param>
/// <param name="Core">Without place and legal form: what makes the name this name.</param>
/// <param name="Trade">The core without its line of business, where two characters or more are left.</param>
/// <param name="Digits">All digits in their order: customers that differ in a number differ.</param>
internal sealed record FirmName(string Whole, string Place, string Core, string Trade, string Digits)
{
    private const int TradeMin = 2;

    private static readonly string[] Forms =
    [
        "股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "集团公司", "总公司", "分公司", "子公司", "公司", "股份", "集团", "控股", "有限合伙", "合伙企业", "个体工商户", "个体户", "经营部", "经销部", "门市部", "营业部", "服务部", "商行", "工厂", "总厂", "分厂", "中心", "厂", "店", "行", "部",
        "corporation", "incorporated", "company", "limited", "coltd", "gmbh", "corp", "llc", "ltd", "inc", "plc", "co", "sa", "ag", "bv",
    ];

    private static readonly string[] Lines =
    [
        "进出口贸易", "国际贸易", "电子商务", "信息技术", "网络科技", "生物科技", "装饰材料", "建筑材料", "医疗器械", "供应链管理", "供应链", "进出口", "日用品", "食品", "家居", "家具", "灯饰", "照明", "贸易", "商贸", "科技", "技术", "实业", "工业", "电子", "电器", "机械", "设备", "五金", "塑料", "纺织", "服饰", "服装", "鞋业", "建材", "装饰", "化工", "医药", "物流", "包装", "印刷", "文化", "传媒", "广告", "网络", "软件", "信息", "餐饮", "酒店", "农业", "木业", "工艺品", "礼品", "玩具", "汽配", "汽车", "能源", "投资", "发展", "咨询", "管理", "百货", "超市", "粮油", "茶业", "酒业", "日化", "家纺", "卫浴", "陶瓷", "石材", "门窗", "制品", "制造",
    ];

    private static readonly FrozenSet<string> Places = """
        北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 中国
        石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 四平 辽源 通化 白山 松原 白城 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化
        南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 昆山 江阴 张家港 常熟 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 慈溪 余姚 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 晋江 石狮 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽
        郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚
        成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 大理 拉萨 日喀则 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 西宁 海东 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly int PlaceMax = Places.Max(p => p.Length);

    public static FirmName Of(string name)
    {
        var whole = string.Concat(name.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsLetterOrDigit));
        var (place, rest) = TakePlaces(whole);
        var core = TakeForms(rest);
        if (core.Length < TradeMin) (place, core) = ("", whole);
        return new(whole, place, core, TakeLine(core), string.Concat(whole.Where(char.IsAsciiDigit)));
    }

    /// <summary>How the core is read, one unit for each character.</summary>
    public string[] Spoken => [.. Core.Select(Pinyin.Of)];

    // 浙江省宁波市: a province and a town, with or without their class.
    private static (string Place, string Left) TakePlaces(string name)
    {
        var place = "";
        for (var times = 0; times < 3; times++)
        {
            var length = Enumerable.Range(2, PlaceMax - 1).Reverse().FirstOrDefault(n => n <= name.Length && Places.Contains(name[..n]));
            if (length == 0) break;
            place = name[..length];
            name = name[length..];
            if (name.Length > TradeMin && name[0] is '省' or '市' or '县' or '区') name = name[1..];
        }

        return (place, name);
    }

    private static string TakeForms(string name)
    {
        for (var times = 0; times < 4; times++)
        {
            var form = Array.Find(Forms, f => name.Length >= f.Length + TradeMin && name.EndsWith(f, StringComparison.Ordinal));
            if (form is null) break;
            name = name[..^form.Length];
        }

        return name;
    }

    private static string TakeLine(string core)
    {
        var line = Array.Find(Lines, l => core.Length >= l.Length + TradeMin && core.EndsWith(l, StringComparison.Ordinal));
        return line is null ? core : core[..^line.Length];
    }
}
