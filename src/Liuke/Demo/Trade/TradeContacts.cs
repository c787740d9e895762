using System.Globalization;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Demo.Trade;

/// <summary>Whom one talks to: one or two people at each firm, some who left, birthdays by the sun and by the moon.</summary>
internal sealed class TradeContacts(LocalDate today)
{
    public static readonly string[] Headers = ["客户编号", "联系人", "职务", "角色", "手机", "邮箱", "微信", "生日", "首要联系人", "到任日", "离任日", "备注"];

    private static readonly Dictionary<string, string[]> Foreign = new(StringComparer.Ordinal)
    {
        ["美国"] = ["Emily Carter", "James Whitfield", "Olivia Brooks", "Daniel Reyes", "Grace Holloway"],
        ["英国"] = ["Harriet Lowe", "Oliver Penrose", "Amelia Stroud", "Thomas Ashby"],
        ["德国"] = ["Katrin Vogel", "Jürgen Albrecht", "Sabine Köhler", "Matthias Brandt"],
        ["法国"] = ["Élodie Marchand", "Julien Ferrand", "Camille Rousset"],
        ["日本"] = ["佐々木 健一", "中村 由美", "高橋 直樹", "小林 さやか"],
        ["韩国"] = ["김서연", "박준호", "이하은"],
        ["阿联酋"] = ["خالد المنصوري", "Fatima Al Suwaidi", "Omar Haddad"],
        ["沙特阿拉伯"] = ["عبد الله الشمري", "سارة القحطاني"],
        ["巴西"] = ["Luciana Prado", "Rafael Monteiro", "Beatriz Azevedo"],
        ["俄罗斯"] = ["Анна Соколова", "Дмитрий Орлов", "Ольга Лебедева"],
        ["越南"] = ["Nguyễn Thị Lan", "Trần Minh Đức"],
        ["墨西哥"] = ["Lucía Herrera", "Andrés Salgado"],
    };

    private static readonly (string Post, string Role)[] Posts = [("总经理", "决策人"), ("采购经理", "采购"), ("店长", "使用者"), ("财务主管", "财务付款"), ("产品经理", "影响者"), ("仓库主管", "收货"), ("品控主管", "技术")];

    /// <summary>The first contact of each firm, by its number.</summary>
    public static IReadOnlyDictionary<int, string> First { get; } = TradeFirms.All.ToDictionary(f => f.Number, f => NameOf(f, f.Chance(21)));

    public IEnumerable<string?[]> Rows()
    {
        foreach (var firm in TradeFirms.All)
        {
            var chance = firm.Chance(22);
            var post = firm.Partner == Partner.Person ? ("本人", "决策人") : Posts[chance.Next(3)];
            yield return Row(firm, First[firm.Number], post, Birthday(firm, chance), isMain: true, chance);
            if (firm.Partner is Partner.Person || chance.Next(3) == 0) continue;

            // Somebody else, or who sat there before.
            var second = NameOf(firm, firm.Chance(23));
            if (second != First[firm.Number]) yield return Row(firm, second, Posts[3 + chance.Next(4)], null, isMain: false, chance);
        }
    }

    private string?[] Row(TradeFirm firm, string name, (string Post, string Role) post, string? birthday, bool isMain, Random chance)
    {
        var hasLeft = !isMain && chance.Next(4) == 0;
        var since = today.PlusDays(-900 + chance.Next(500));
        return
        [
            firm.Code, name, post.Post, post.Role, isMain && firm.Partner != Partner.Person && firm.IsChinese ? $"{19_977_000_000 + firm.Number}" : null,
            firm.IsChinese ? null : $"contact{firm.Number}{(isMain ? "" : "b")}@example.com", isMain && chance.Next(2) == 0 ? $"hl_wx_{firm.Number:0000}" : null, birthday,
            isMain ? "是" : "否", Day(since), hasLeft ? Day(today.PlusDays(-30 - chance.Next(200))) : null, hasLeft ? "离职前把接手的同事介绍给了我们" : null,
        ];
    }

    // Some come round within the coming week, by the sun and by the moon.
    private string? Birthday(TradeFirm firm, Random chance)
    {
        var near = today.PlusDays(1 + (firm.Number % 6));
        if (firm.Number % 40 == 7) return $"{1968 + chance.Next(30)}-{Day(near)[5..]}".Replace("-02-29", "-02-28", StringComparison.Ordinal);
        if (firm.Number % 40 == 11 && firm.IsChinese)
            foreach (var (calendar, month, day) in YearlyDay.KeptOn(near))
                if (calendar == YearlyCalendar.Lunar) return $"农历{month}月{day}";
        return chance.Next(3) == 0 ? Day(new LocalDate(1966 + chance.Next(34), 1, 1).PlusDays(chance.Next(365))) : null;
    }

    private static string NameOf(TradeFirm firm, Random chance)
        => firm.Partner == Partner.Person ? firm.Name : Foreign.TryGetValue(firm.Region, out var names) ? names[chance.Next(names.Length)] : TradeFirms.Somebody(chance);

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
