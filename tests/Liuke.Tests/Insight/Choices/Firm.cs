using NodaTime;

namespace Liuke.Tests.Insight.Choices;

/// <summary>A firm large and old enough that models can be compared on days of the past: people who come, buy at their own pace and leave.</summary>
internal static class Firm
{
    public static readonly LocalDate Today = new(2026, 3, 2);

    public static List<Sale> Of(int customers, int seed = 7)
    {
        var chance = new Random(seed);
        var sales = new List<Sale>();
        for (var c = 0; c < customers; c++)
        {
            var (gap, leaves) = (8 + 70 * Math.Pow(chance.NextDouble(), 2), 0.02 + 0.3 * Math.Pow(chance.NextDouble(), 3));
            double ago = 60 + chance.NextDouble() * 440;
            for (var order = 0; ago >= 0 && order < 200; order++)
            {
                sales.Add(new($"K{c:0000}", Today.PlusDays(-(int)ago), 100 + chance.Next(900), 60 + chance.Next(40)));
                if (chance.NextDouble() < leaves) break;
                ago -= Math.Max(1, -gap * Math.Log(1 - chance.NextDouble()));
            }
        }

        return sales;
    }
}
