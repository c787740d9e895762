using Liuke.Statistics.BuyTillYouDie;

namespace Liuke.Statistics.Forecasting.Choices;

/// <summary>The lines up to a cut of a share of the customers, drawn by their index and a seed: the same ones on every day.</summary>
internal static class CustomerSample
{
    public static (DayLog Log, int Customers, int InAll) Of(DayLog log, int cutDay, ForecastOptions options)
    {
        var known = new bool[log.Lines == 0 ? 0 : log.Customer.Max() + 1];
        for (var line = 0; line < log.Lines; line++)
            if (log.Day[line] <= cutDay) known[log.Customer[line]] = true;
        var all = known.Count(isKnown => isKnown);
        var share = all <= options.MostCustomers ? 1 : (double)options.MostCustomers / all;
        var drawn = share >= 1 ? known : [.. known.Select((isKnown, customer) => isKnown && Snapshot.Draw(customer, options.Seed) < share)];

        int[] lines = [.. Enumerable.Range(0, log.Lines).Where(line => log.Day[line] <= cutDay && drawn[log.Customer[line]])];
        var some = new DayLog(
            [.. lines.Select(line => log.Customer[line])], [.. lines.Select(line => log.Day[line])],
            log.AmountMinor is { } money ? [.. lines.Select(line => money[line])] : null);
        return (some, drawn.Count(isDrawn => isDrawn), all);
    }
}
