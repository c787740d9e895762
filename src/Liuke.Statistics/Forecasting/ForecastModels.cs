using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.BuyTillYouDie.Fits;

namespace Liuke.Statistics.Forecasting;

/// <summary>The models and rules that take part.</summary>
public static class ForecastModels
{
    /// <summary>All of them: models of coming and leaving first, plain rules last.</summary>
    public static IReadOnlyList<IForecastModel> All { get; } =
    [
        Of("bg-nbd"), Of("mbg-nbd"), Of("mbg-cnbd-k"), Of("pareto-nbd"), Of("own-rhythm"), new OwnRate(), new LastPeriod(),
    ];

    /// <summary>Makes a model of coming and leaving take part.</summary>
    /// <param name="name">One of <see cref="AliveModels.Names"/>.</param>
    public static IForecastModel Of(string name) => new FittedModel(name);

    /// <summary>A model that is fitted once and asked for several horizons.</summary>
    internal sealed class FittedModel(string name) : IForecastModel
    {
        public string Name => name;

        public AliveFit Fit(PurchaseHistories histories, AliveFit? before, int cores) => AliveModels.Fit(name, histories, before, new(Cores: cores));

        public ModelForecast? Forecast(ForecastRequest request) => Ask(Fit(request.Histories, null, request.Cores), request);

        public static ModelForecast Ask(AliveFit fit, ForecastRequest request)
        {
            var h = request.Histories;
            var scores = fit.Open().Score(new(h.X, h.LastDays, h.AgeDays, [request.HorizonDays]) { Cores = request.Cores });
            return new(scores.Expected[0], scores.Alive) { Fit = fit, ExpectedIfAlive = scores.ExpectedIfAlive[0] };
        }
    }

    /// <summary>The customer goes on at the own rate so far: repeat purchase days / age x horizon.</summary>
    private sealed class OwnRate : IForecastModel
    {
        public string Name => "own-rate";

        public ModelForecast? Forecast(ForecastRequest request)
        {
            var h = request.Histories;
            return new([.. h.X.Select((x, i) => (double)x / Math.Max(1, h.AgeDays[i]) * request.HorizonDays)], null);
        }
    }

    /// <summary>The customer does what was done in the last period of the same length.</summary>
    private sealed class LastPeriod : IForecastModel
    {
        public string Name => "last-period";

        public ModelForecast? Forecast(ForecastRequest request)
        {
            var histories = request.Histories;
            var before = PurchaseHistories.From(request.Log, histories.CutDay - request.HorizonDays, request.Reading);
            var last = new double[histories.Count];
            // Both are in the order of the customers, and who was there before is there now.
            for (int i = 0, then = 0; i < last.Length; i++)
            {
                var isThere = then < before.Count && before.Customer[then] == histories.Customer[i];
                last[i] = Math.Max(0, histories.X[i] + 1 - (isThere ? before.X[then] + 1 : 0));
                if (isThere) then++;
            }
            return new(last, null);
        }
    }
}
