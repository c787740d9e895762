using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Liuke.Demo.Trade;

/// <summary>Two years of what was said with each partner: stories at their own pace, greetings in their season, promises for the coming days.</summary>
internal sealed partial class TradeTalk(LocalDate today, IReadOnlyDictionary<int, string> contacts)
{
    public static readonly string[] Headers = ["客户编号", "日期时间", "方式", "方向", "联系人", "内容", "下一步", "下一步日期", "经手人"];

    private static readonly string[] Promises = ["回电话确认出货日", "把新报价发过去", "寄两套样品", "上门看一次陈列", "催工厂给进度照片", "约视频会议定明年选品", "对一次账", "问样品的反馈", "把认证证书补齐", "带经理去拜访"];

    public IEnumerable<string?[]> Rows() => TradeFirms.All.SelectMany(RowsOf);

    private IEnumerable<string?[]> RowsOf(TradeFirm firm)
    {
        var chance = firm.Chance(11);
        var stories = TradeStories.Of(firm.Partner);
        var (day, end) = (today.PlusDays(-720 + chance.Next(90)), today.PlusDays(-1));
        // Whom nobody talks to any more: their last words are old.
        if (firm.Number % 9 == 4) end = today.PlusDays(-140 - chance.Next(120));

        var told = 0;
        while (day < end)
        {
            foreach (var line in stories[(firm.Number + told) % stories.Length])
            {
                day = Workday(day.PlusDays(line.After));
                if (day >= end) break;
                yield return Row(firm, day, line, chance, null);
            }

            told++;
            day = day.PlusDays(Pace(firm.Partner) + chance.Next(40));
        }

        foreach (var greeting in Greetings(firm, chance)) yield return greeting;
        if (firm.Number % 12 == 0 && end > today.PlusDays(-30))
            yield return Row(firm, Workday(today.PlusDays(-3)), new(0, firm.IsChinese ? "电话" : "邮件", "[对方追问上次说的事|月底前要有个说法|说好这几天给答复]，记下来。"), chance, Promises[chance.Next(Promises.Length)]);
    }

    private IEnumerable<string?[]> Greetings(TradeFirm firm, Random chance)
    {
        foreach (var year in new[] { today.Year - 1, today.Year })
        {
            LocalDate[] days = firm.IsChinese ? [new(year, 2, 8), new(year, 9, 24)] : [new(year, 12, 20)];
            foreach (var day in days.Where(d => d < today && d > today.PlusDays(-720) && chance.Next(3) > 0))
                yield return Row(firm, Workday(day), new(0, firm.IsChinese ? "微信" : "邮件", firm.IsChinese
                    ? day.Month < 6 ? "拜年，[寄了一箱杨梅干|发了手写的贺卡|说好年后去坐坐]。" : "中秋问候，[寄了月饼|打了个电话，聊了聊孩子|对方也回寄了一盒茶]。"
                    : "圣诞贺卡，[附上春节放假安排，提醒提前下单|手写签名，客户回了照片]。"), chance, null);
        }
    }

    private string?[] Row(TradeFirm firm, LocalDate day, TradeLine line, Random chance, string? promise)
    {
        var (contact, isTheirs) = (contacts.GetValueOrDefault(firm.Number), line.How.EndsWith('<'));
        var at = day.At(new LocalTime(8 + chance.Next(10), chance.Next(60)));
        return
        [
            firm.Code, at.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture), line.How.TrimEnd('<'), isTheirs ? "客户找我们" : "我们找客户", contact,
            Tell(line.Words, contact ?? "对方", chance), promise, promise is null ? null : today.PlusDays(chance.Next(9)).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), firm.Owner,
        ];
    }

    private static string Tell(string words, string contact, Random chance)
    {
        var good = TradeGoods.One(chance);
        var chosen = OneOf().Replace(words, m => m.Groups[1].Value.Split('|') is var ways ? ways[chance.Next(ways.Length)] : "");
        return chosen.Replace("{人}", contact, StringComparison.Ordinal).Replace("{货}", good.Name, StringComparison.Ordinal)
            .Replace("{量}", (20 * (1 + chance.Next(60))).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{价}", good.Price.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static int Pace(Partner partner) => partner switch { Partner.Abroad => 55, Partner.Home => 90, Partner.Dealer => 65, Partner.Supplier => 110, _ => 160 };

    private static LocalDate Workday(LocalDate day) => day.DayOfWeek switch { IsoDayOfWeek.Saturday => day.PlusDays(2), IsoDayOfWeek.Sunday => day.PlusDays(1), _ => day };

    [GeneratedRegex(@"\[([^\]]+)\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OneOf();
}
