using System.Globalization;
using System.Text;

namespace Liuke.Benchmarks.Imports;

/// <summary>A file of customers as a firm has it: names made of towns, words and trades, mobiles, own codes, regions, three facts.</summary>
internal static class MadeCustomers
{
    private static readonly string[] Towns = ["杭州", "宁波", "温州", "苏州", "无锡", "常州", "上海", "广州", "佛山", "东莞", "深圳", "厦门", "泉州", "青岛", "济南", "武汉", "长沙", "成都", "重庆", "西安"];
    private static readonly string[] Trades = ["贸易有限公司", "照明电器厂", "五金制品有限公司", "纺织品有限公司", "家居用品商行", "机电设备有限公司", "食品经营部", "包装材料有限公司"];
    private const string Words = "华泰恒信瑞丰盛达安康明远博雅新宏宇天成佳美润源金鼎东方海川鸿运顺景永和";

    public static string File(int rows)
    {
        var path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"liuke-customers-{rows}.csv"));
        using var file = new StreamWriter(path, false, new UTF8Encoding(false));
        file.WriteLine("客户名称,客户类型,阶段,手机,客户编号,地区,成立日期,注册资金,员工人数");
        var random = new Random(20260302);
        for (var i = 0; i < rows; i++)
        {
            var name = string.Concat(Towns[random.Next(Towns.Length)], string.Concat(Enumerable.Range(0, 3).Select(_ => Words[random.Next(Words.Length)])), Trades[random.Next(Trades.Length)]);
            file.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name},企业,{(i % 4 == 0 ? "潜在客户" : "客户")},{13_000_000_000L + i},K{i:0000000},{Towns[i % Towns.Length]},{1990 + (i % 33)}-0{1 + (i % 9)}-1{i % 9},{10 + (i % 990)}万,{1 + (i % 900)}"));
        }

        return path;
    }
}
