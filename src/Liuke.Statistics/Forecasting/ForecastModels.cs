using Liuke.Statistics.BuyTillYouDie;

namespace Liuke.Statistics.Forecasting;

/// <summary>The models and rules that take part.</summary>
public static class ForecastModels
{
    /// <summary>All of them: models of coming and leaving first, plain rules last.</summary>
    public static IReadOnlyList<IForecastModel> All { get; } =
    [
        Of("bg-nbd", r => new BgNbd(BgNbd.Fit(MergedRows.From(r.Histories), Options(r)).Parameters)),
        Of("mbg-nbd", r => new MbgNbd(MbgNbd.Fit(MergedRows.From(r.Histories), Options(r)).Parameters)),
        Of("mbg-cnbd-k", r => new MbgCnbd(MbgCnbd.Fit(MergedRows.From(r.Histories), options: Options(r)).Parameters)),
        Of("pareto-nbd", r => new ParetoNbd(ParetoNbd.Fit(MergedRows.From(r.Histories), Options(r)).Parameters)),
        Of("own-rhythm", r => new OwnRhythm(OwnRhythm.Fit(r.Histories, options: Options(r)).Parameters)),
        new OwnRate(),
        new LastPeriod(),
    ];

    /// <summary>Makes a model of coming and leaving take part.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fit">Fits it to what is known at the cut.</param>
    public static IForecastModel Of(string name, Func<ForecastRequest, IAliveModel> fit) => new FittedModel(name, fit);

    private static Numerics.FitOptions Options(ForecastRequest request) => new(Cores: request.Cores);

    private sealed class FittedModel(string name, Func<ForecastRequest, IAliveModel> fit) : IForecastModel
    {
        public string Name => name;

        public ModelForecast? Forecast(ForecastRequest request)
        {
            var h = request.Histories;
            var scores = fit(request).Score(new(h.X, h.LastDays, h.AgeDays, [request.HorizonDays]) { Cores = request.Cores });
            return new(scores.Expected[0], scores.Alive);
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
            var had = before.Customer.Zip(before.X).ToDictionary(pair => pair.First, pair => pair.Second + 1);
            return new([.. histories.Customer.Select((customer, i) => (double)Math.Max(0, histories.X[i] + 1 - had.GetValueOrDefault(customer)))], null);
        }
    }
}
