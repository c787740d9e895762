using Liuke.Archive.Keys;

namespace Liuke.Demo.Trade;

/// <summary>What sort of business partner somebody is, which decides how they buy and talk.</summary>
internal enum Partner { Abroad, Home, Dealer, Supplier, Person }

/// <summary>One invented partner of the trading firm.</summary>
/// <param name="Number">Also the last part of its own code.</param>
internal sealed record TradeFirm(int Number, Partner Partner, string Name, string Region, string Owner, string Department, string? Currency)
{
    public string Code => $"HL{Number:0000}";

    public string Kind => Partner switch { Partner.Dealer => "经销商", Partner.Supplier => "供货商", Partner.Person => "个人", _ => "企业" };

    /// <summary>Of numbers that no operator gave to anybody.</summary>
    public string Mobile => $"{19_988_000_000 + Number}";

    public bool IsProspect => Number % 17 == 5;
    public bool IsChinese => Partner != Partner.Abroad;

    /// <summary>With its check digit; of no authority that registers anybody.</summary>
    public string CreditCode
    {
        get
        {
            var body = $"91330299MA{Number * 7919 % 10_000_000:0000000}";
            return body + Archive.Keys.CreditCode.Check(body + "0");
        }
    }

    public Random Chance(int salt) => new(unchecked((Number * (int)2654435761) ^ salt));
}

/// <summary>All partners of the firm: made from a seed, so that they are the same at every start.</summary>
internal static class TradeFirms
{
    private static readonly (string Country, string Currency, string[] Names)[] Abroad =
    [
        ("美国", "美元", ["Harbor & Oak Trading Co.", "Blue Ridge Home Goods LLC", "Prairie Lights Inc.", "Cascade Garden Supply", "Maple Street Imports", "Lone Star Party Goods", "Golden Gate Gifts Inc.", "Great Lakes Lighting Corp."]),
        ("德国", "欧元", ["Hansen & Möller Handels GmbH", "Nordlicht Leuchten GmbH", "Bäckerhaus Küchenbedarf KG", "Schwarzwald Geschenke GmbH", "Lindner Gartenwelt GmbH", "Rheinhafen Import AG"]),
        ("日本", "日元", ["株式会社あおぞら雑貨", "株式会社みなと商事", "有限会社やまぶき工芸", "株式会社北星ライティング", "さくら生活用品株式会社", "株式会社かもめ貿易"]),
        ("阿联酋", "美元", ["شركة الواحة للتجارة العامة", "مؤسسة نجم الخليج", "Desert Pearl General Trading LLC", "شركة الميناء الأزرق", "Al Noor Lamps & Lighting LLC"]),
        ("巴西", "美元", ["Comercial Vitória-Régia Ltda.", "Importadora São Jorge do Sul", "Casa Ipê Presentes Ltda.", "Luz do Atlântico Iluminação", "Distribuidora Araucária Ltda."]),
        ("俄罗斯", "人民币", ["ООО «Северный ветер»", "ООО «Уютный дом»", "ООО «Байкал Импорт»", "ООО «Ладога Свет»"]),
        ("英国", "英镑", ["Thistle & Thorn Ltd", "Pennine Homeware Ltd", "Old Harbour Gifts Ltd", "Kingfisher Garden Co."]),
        ("法国", "欧元", ["Maison Bellerive SARL", "Les Ateliers du Phare", "Comptoir des Alizés SAS", "Lumières de Provence"]),
        ("韩国", "美元", ["주식회사 한빛무역", "주식회사 푸른바다", "다솜생활용품", "주식회사 새벽조명"]),
        ("越南", "美元", ["Công ty TNHH Sao Biển", "Công ty TNHH Ánh Dương", "Công ty CP Hoa Sen Xanh"]),
        ("墨西哥", "美元", ["Comercializadora El Colibrí", "Importaciones Sierra Azul", "Luces del Valle S.A."]),
        ("沙特阿拉伯", "美元", ["شركة النخيل الذهبية", "مؤسسة ضياء الرياض"]),
    ];

    private static readonly (string Region, string City)[] HomePlaces =
    [
        ("浙江", "宁波"), ("浙江", "杭州"), ("浙江", "温州"), ("浙江", "金华"), ("江苏", "苏州"), ("江苏", "无锡"), ("江苏", "南京"), ("广东", "广州"), ("广东", "深圳"), ("广东", "中山"), ("上海", "上海"), ("山东", "青岛"), ("福建", "泉州"), ("湖北", "武汉"), ("四川", "成都"), ("陕西", "西安"),
    ];

    private static readonly (string Region, string City)[] MakerPlaces = [("浙江", "宁波"), ("浙江", "余姚"), ("浙江", "慈溪"), ("浙江", "义乌"), ("浙江", "台州"), ("江苏", "常州"), ("江苏", "扬州"), ("江苏", "丹阳"), ("广东", "中山"), ("广东", "汕头"), ("广东", "东莞"), ("广东", "佛山")];

    private static readonly string[] First = ["海", "宏", "嘉", "锦", "恒", "盛", "瑞", "安", "鼎", "润", "和", "信", "丰", "庆", "明", "同", "永", "新"];
    private static readonly string[] Second = ["远", "通", "达", "源", "隆", "宇", "康", "顺", "辉", "来", "悦", "翔", "晟", "捷", "禾", "川", "岚", "博"];
    private static readonly string[] Makes = ["灯饰厂", "塑料制品厂", "电器有限公司", "包装印刷厂", "工艺品厂", "五金制造厂", "玩具厂", "纺织品有限公司", "藤编厂", "注塑模具厂"];
    private static readonly string[] Sells = ["商贸有限公司", "家居用品有限公司", "礼品有限公司", "百货连锁", "酒店用品商行", "婚庆用品经营部", "装饰材料有限公司"];
    private static readonly string[] Families = ["王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "罗", "郑"];
    private static readonly string[] Given = ["建国", "秀英", "志强", "丽华", "晓东", "雪梅", "文斌", "海燕", "永康", "佳怡", "俊杰", "慧敏", "国庆", "美玲", "振华", "淑芬"];

    public static IReadOnlyList<TradeFirm> All { get; } = [.. Make().DistinctBy(f => f.Name)];

    public static TradeFirm Named(string name) => All.First(f => f.Name == name);

    /// <summary>A name of somebody at home.</summary>
    public static string Somebody(Random chance) => Families[chance.Next(Families.Length)] + Given[chance.Next(Given.Length)];

    private static IEnumerable<TradeFirm> Make()
    {
        var number = 0;
        // Two that are one and the same; somebody entered it again without looking.
        yield return new(++number, Partner.Home, "宁波海天贸易有限公司", "浙江", "zhaoyun", TradePeople.Home, null);
        yield return new(++number, Partner.Home, "宁波海天贸易", "浙江", "huangli", TradePeople.Home, null);
        yield return new(++number, Partner.Abroad, "Harbour and Oak Trading", "美国", "chenjie", TradePeople.Abroad1, "美元");

        foreach (var (country, currency, names) in Abroad)
        {
            var department = country is "美国" or "英国" or "日本" or "韩国" or "墨西哥" ? TradePeople.Abroad1 : TradePeople.Abroad2;
            foreach (var name in names) yield return Owned(new(++number, Partner.Abroad, name, country, "", department, currency));
            // Smaller shops of the same country, by the street they are in.
            foreach (var shop in Shops(country)) yield return Owned(new(++number, Partner.Abroad, shop, country, "", department, currency));
        }

        for (var i = 0; i < 120; i++) yield return Owned(At(++number, Partner.Home, HomePlaces, Sells, TradePeople.Home));
        for (var i = 0; i < 60; i++) yield return Owned(At(++number, Partner.Dealer, HomePlaces, ["经销部", "代理有限公司", "批发行"], TradePeople.Home));
        for (var i = 0; i < 90; i++) yield return Owned(At(++number, Partner.Supplier, MakerPlaces, Makes, TradePeople.Buying));
        for (var i = 0; i < 50; i++)
        {
            var person = new TradeFirm(++number, Partner.Person, "", HomePlaces[number % HomePlaces.Length].Region, "", TradePeople.Home, null);
            yield return Owned(person with { Name = Somebody(person.Chance(3)) });
        }
    }

    private static IEnumerable<string> Shops(string country) => country switch
    {
        "美国" => Streets(["Elm", "Walnut", "Sunset", "Lakeview", "Hickory", "Juniper", "Orchard", "Willow", "Cedar", "Magnolia"], s => $"{s} Avenue Gifts"),
        "德国" => Streets(["Rosen", "Linden", "Garten", "Mühlen", "Hafen", "Brunnen", "Wald"], s => $"Laden {s}straße e.K."),
        "日本" => Streets(["桜通り", "港町", "緑ヶ丘", "若松", "青葉台", "浜松"], s => $"{s}雑貨店"),
        "巴西" => Streets(["das Flores", "do Porto", "Nova", "das Palmeiras", "do Sol"], s => $"Loja Rua {s}"),
        "英国" => Streets(["Mill", "Castle", "Abbey", "Orchard", "Quay"], s => $"{s} Lane Interiors"),
        "法国" => Streets(["des Lilas", "du Moulin", "de la Paix", "des Tilleuls"], s => $"Boutique rue {s}"),
        "韩国" => Streets(["무궁화", "은하수", "단비", "별빛"], s => $"{s}상회"),
        _ => [],
    };

    private static IEnumerable<string> Streets(string[] streets, Func<string, string> shop) => streets.Select(shop);

    private static TradeFirm At(int number, Partner partner, (string Region, string City)[] places, string[] forms, string department)
    {
        var chance = new Random(unchecked((number * 7907) ^ 20240901));
        var (region, city) = places[chance.Next(places.Length)];
        return new(number, partner, city + First[chance.Next(First.Length)] + Second[chance.Next(Second.Length)] + forms[chance.Next(forms.Length)], region, "", department, null);
    }

    private static TradeFirm Owned(TradeFirm firm)
    {
        var reps = TradePeople.RepsOf(firm.Department);
        return firm with { Owner = reps[firm.Chance(5).Next(reps.Length)] };
    }
}
