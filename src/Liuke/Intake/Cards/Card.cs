using System.Text.RegularExpressions;

namespace Liuke.Intake.Cards;

/// <summary>What one card of an address book says, put into the columns of a table.</summary>
internal sealed partial class Card
{
    private const int MostProperties = 500, MostOfAKind = 10;

    /// <summary>In both languages, for whoever looks at the preview; what stands in brackets is no part of a column's name.</summary>
    public static readonly string[] Columns =
    [
        "姓名 (Name)", "公司 (Company)", "职务 (Position)", "手机 (Mobile)", "手机2 (Second mobile)", "电话 (Telephone)", "邮箱 (E-mail)", "邮箱2 (Second e-mail)", "微信 (WeChat)", "QQ (QQ)",
        "家庭住址 (Address)", "生日 (Birthday)", "重要日子 (Important dates)", "备注 (Note)", "客户类型 (Kind)",
    ];

    private readonly List<CardProperty> properties = [];

    public long LineNo { get; init; }

    public void Add(CardProperty property)
    {
        if (properties.Count < MostProperties) properties.Add(property);
    }

    public bool IsEmpty => properties.Count == 0;

    /// <summary>A list of people is no person.</summary>
    public bool IsGroup => All("KIND").Concat(All("X-ADDRESSBOOKSERVER-KIND")).Any(p => p.Value.Trim().Equals("group", StringComparison.OrdinalIgnoreCase));

    public string[] Cells()
    {
        var company = All("ORG").Select(p => p.Parts()[0]).FirstOrDefault(o => o.Length > 0) ?? "";
        var name = Name();
        var isFirm = All("KIND").Any(p => p.Value.Trim().Equals("org", StringComparison.OrdinalIgnoreCase)) || All("X-ABSHOWAS").Any(p => p.Value.Contains("COMPANY", StringComparison.OrdinalIgnoreCase)) || (name.Length == 0 && company.Length > 0);
        if (name.Length == 0) name = company;
        var numbers = All("TEL").Where(p => !p.Is("FAX") && !p.Is("PAGER")).Select(Number).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).Take(MostOfAKind).ToList();
        var mobiles = numbers.FindAll(n => Mobile().IsMatch(Separators().Replace(n, "")));
        var mails = All("EMAIL").Select(p => p.Words()).Where(m => m.Contains('@', StringComparison.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostOfAKind).ToList();
        return
        [
            name, company, First("TITLE") ?? First("ROLE") ?? "", mobiles.FirstOrDefault() ?? "", string.Join("; ", mobiles.Skip(1)), string.Join("; ", numbers.Except(mobiles, StringComparer.Ordinal)),
            mails.FirstOrDefault() ?? "", string.Join("; ", mails.Skip(1)), Message("wechat", "weixin"), Message("qq"), Address(), Birthday(),
            All("ANNIVERSARY").Select(p => Day(p.Words())).Where(d => d.Length > 0).Select(d => $"纪念日 {d}").FirstOrDefault() ?? "", First("NOTE") ?? "", isFirm ? "企业" : "个人",
        ];
    }

    private IEnumerable<CardProperty> All(string name) => properties.Where(p => p.Name == name);

    private string? First(string name) => All(name).Select(p => p.Words()).FirstOrDefault(w => w.Length > 0);

    private string Name()
    {
        if (First("FN") is { } full) return full;
        if (All("N").FirstOrDefault()?.Parts() is not { } parts) return First("NICKNAME") ?? "";
        var (family, given) = (parts[0], parts.Count > 1 ? parts[1] : "");
        var isChinese = (family + given).Any(c => c is >= '\u4e00' and <= '\u9fff');
        return (isChinese ? family + given : $"{given} {family}").Trim();
    }

    private static string Number(CardProperty tel)
    {
        var words = tel.Words();
        if (words.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) words = words[4..].Split(';')[0];
        return words.Length <= 60 ? words.Replace(";", ",", StringComparison.Ordinal) : "";
    }

    private string Message(params string[] services)
    {
        foreach (var p in properties)
        {
            if (p.Name.StartsWith("X-", StringComparison.Ordinal) && services.Any(s => p.Name.EndsWith(s, StringComparison.OrdinalIgnoreCase))) return p.Words();
            if (p.Name != "IMPP" || !services.Any(s => p.Value.Contains(s, StringComparison.OrdinalIgnoreCase) || p.Marks.Any(m => m.Contains(s, StringComparison.OrdinalIgnoreCase)))) continue;
            return p.Words() is var words && words.LastIndexOf(':') is >= 0 and var at ? words[(at + 1)..] : words;
        }

        return "";
    }

    // Post box, extra, street, town, province, code, country: read the Chinese way, from the largest down.
    private string Address()
    {
        var parts = All("ADR").FirstOrDefault()?.Parts() ?? [];
        var order = new[] { 6, 4, 3, 2, 1, 0 }.Where(i => i < parts.Count && parts[i].Length > 0).Select(i => parts[i].Replace('\n', ' ')).ToList();
        return string.Join(order.TrueForAll(p => p.Any(c => c > 0x7f)) ? "" : " ", order);
    }

    private string Birthday()
    {
        if (All("BDAY").FirstOrDefault() is not { } born) return "";
        var day = Day(born.Words());
        return day.Length > 0 && born.Marks.Any(m => m is "CALSCALE=CHINESE" or "CALSCALE=LUNAR") ? "农历 " + day : day;
    }

    private static string Day(string written)
    {
        var match = BasicDay().Match(written);
        return match.Success ? $"{(match.Groups[1].Value.Length == 4 ? match.Groups[1].Value + "-" : "--")}{match.Groups[2].Value}-{match.Groups[3].Value}" : written.Length <= 60 ? written : "";
    }

    [GeneratedRegex(@"^([0-9]{4}|--)-?([0-9]{2})-?([0-9]{2})(?:T.*)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BasicDay();

    [GeneratedRegex(@"^(?:(?:\+?86|0086)?1[3-9][0-9]{9}|\+(?!86)[1-9][0-9]{6,14})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"[\s()\-.]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separators();
}
