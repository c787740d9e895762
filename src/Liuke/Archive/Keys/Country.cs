using Liuke.Basics;

namespace Liuke.Archive.Keys;

/// <summary>Countries as ISO 3166 has them, in the order in which a trading firm meets them.</summary>
public static class Country
{
    public const string Home = "CN";

    public static readonly IReadOnlyList<(string Code, Text Name)> All =
    [
        (Home, new("中国大陆", "Mainland China")), ("HK", new("中国香港", "Hong Kong, China")), ("MO", new("中国澳门", "Macao, China")), ("TW", new("中国台湾", "Taiwan, China")),
        ("US", new("美国", "United States")), ("JP", new("日本", "Japan")), ("KR", new("韩国", "South Korea")), ("DE", new("德国", "Germany")), ("GB", new("英国", "United Kingdom")), ("FR", new("法国", "France")),
        ("IT", new("意大利", "Italy")), ("ES", new("西班牙", "Spain")), ("NL", new("荷兰", "Netherlands")), ("BE", new("比利时", "Belgium")), ("PL", new("波兰", "Poland")), ("SE", new("瑞典", "Sweden")), ("CH", new("瑞士", "Switzerland")), ("AT", new("奥地利", "Austria")), ("PT", new("葡萄牙", "Portugal")), ("GR", new("希腊", "Greece")), ("CZ", new("捷克", "Czechia")), ("HU", new("匈牙利", "Hungary")), ("RO", new("罗马尼亚", "Romania")), ("DK", new("丹麦", "Denmark")), ("FI", new("芬兰", "Finland")), ("NO", new("挪威", "Norway")), ("IE", new("爱尔兰", "Ireland")), ("UA", new("乌克兰", "Ukraine")),
        ("RU", new("俄罗斯", "Russia")), ("KZ", new("哈萨克斯坦", "Kazakhstan")), ("TR", new("土耳其", "Türkiye")), ("AE", new("阿联酋", "United Arab Emirates")), ("SA", new("沙特阿拉伯", "Saudi Arabia")), ("QA", new("卡塔尔", "Qatar")), ("IL", new("以色列", "Israel")), ("IR", new("伊朗", "Iran")), ("IQ", new("伊拉克", "Iraq")),
        ("IN", new("印度", "India")), ("PK", new("巴基斯坦", "Pakistan")), ("BD", new("孟加拉国", "Bangladesh")), ("LK", new("斯里兰卡", "Sri Lanka")), ("VN", new("越南", "Vietnam")), ("TH", new("泰国", "Thailand")), ("MY", new("马来西亚", "Malaysia")), ("SG", new("新加坡", "Singapore")), ("ID", new("印度尼西亚", "Indonesia")), ("PH", new("菲律宾", "Philippines")), ("MM", new("缅甸", "Myanmar")), ("KH", new("柬埔寨", "Cambodia")), ("LA", new("老挝", "Laos")), ("MN", new("蒙古", "Mongolia")),
        ("AU", new("澳大利亚", "Australia")), ("NZ", new("新西兰", "New Zealand")), ("CA", new("加拿大", "Canada")), ("MX", new("墨西哥", "Mexico")), ("BR", new("巴西", "Brazil")), ("AR", new("阿根廷", "Argentina")), ("CL", new("智利", "Chile")), ("PE", new("秘鲁", "Peru")), ("CO", new("哥伦比亚", "Colombia")), ("PA", new("巴拿马", "Panama")),
        ("EG", new("埃及", "Egypt")), ("ZA", new("南非", "South Africa")), ("NG", new("尼日利亚", "Nigeria")), ("KE", new("肯尼亚", "Kenya")), ("GH", new("加纳", "Ghana")), ("DZ", new("阿尔及利亚", "Algeria")), ("MA", new("摩洛哥", "Morocco")), ("ET", new("埃塞俄比亚", "Ethiopia")), ("TZ", new("坦桑尼亚", "Tanzania")),
    ];

    /// <summary>As it is kept: null at home.</summary>
    public static (bool IsKnown, string? Kept) Read(string? typed)
    {
        var code = typed?.Trim().ToUpperInvariant();
        if (string.IsNullOrEmpty(code) || code == Home) return (true, null);
        return (All.Any(c => c.Code == code), code);
    }

    public static Text? NameOf(string? kept) => All.Where(c => c.Code == kept).Select(c => (Text?)c.Name).FirstOrDefault();
}
