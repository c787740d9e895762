using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Evaluation;
using Liuke.Statistics.Learning;

namespace Liuke.Statistics.Forecasting;

/// <summary>What models and learners did from earlier cut days, where it is known by now how it went.</summary>
internal sealed class Rehearsal
{
    private const int CustomerParts = 3;
    private const int FewestCustomers = 100;
    private const int FewestPurchases = 50;
    private const int ReliabilityLines = 10;

    private readonly ForecastOptions options;
    private readonly List<(RollingCut Cut, Snapshot Then, Outcome Outcome)> stages = [];
    private readonly int[] models = [];
    private readonly Lesson[] lessons = [];
    private readonly double[] weights = [];
    private readonly double[][] combined = [];

    private Rehearsal(DayLog known, int cutDay, int horizonDays, ForecastOptions options)
    {
        this.options = options;
        var firstDay = known.Day.Min();
        var cuts = RollingCuts.Of(firstDay, cutDay, horizonDays);
        SpanDays = cuts.Count == 0 ? cutDay - firstDay : cuts.Min(cut => cut.CutDay) - firstDay;
        foreach (var cut in cuts) Look(known, cut);
        models = [.. Enumerable.Range(0, options.Models.Count).Where(m => stages.TrueForAll(stage => stage.Then.Forecasts[m] is not null))];
        if (!IsPossible)
        {
            Notes = [new(ForecastNoteKind.NothingToCompare)];
            return;
        }

        double[][] outcomes = [.. stages.Select(stage => stage.Outcome.Days)];
        var best = new Contest(outcomes, [.. stages.Select(stage => Answers(stage.Then))], models.Length).BestModel();
        BestModel = models[best];
        AliveModel = BestAlive();
        lessons = [.. stages.Select(Lesson)];
        var learned = Learner.All.Select(learner => learner.AcrossCustomers(lessons, CustomerParts, options)).ToArray();
        double[][][] candidates = [.. stages.Select((stage, cut) => Candidates(Answers(stage.Then), best, [.. learned.Select(l => l[cut])]))];
        weights = new Contest(outcomes, candidates, models.Length).Weights(best);
        combined = [.. candidates.Select(c => Contest.Mix(c, weights))];
        Chances = ChanceCurve.Learn(combined, outcomes);
    }

    public bool IsPossible => stages.Count > 0 && models.Length > 0;

    /// <summary>Days before the earliest cut.</summary>
    public int SpanDays { get; }

    /// <summary>Index of the model with the least loss.</summary>
    public int BestModel { get; }

    /// <summary>Index of the model whose probability of being alive ranked buyers best.</summary>
    public int AliveModel { get; }

    public ChanceCurve Chances { get; } = ChanceCurve.Poisson;

    public IReadOnlyList<ForecastNote> Notes { get; } = [];

    public IReadOnlyList<RollingCut> Cuts => [.. stages.Select(stage => stage.Cut)];

    public IReadOnlyList<CombinationPart> Parts =>
        [.. Names().Zip(weights, (name, weight) => new CombinationPart(name, weight)).Where(part => part.Weight > 0).OrderByDescending(part => part.Weight)];

    public static Rehearsal Of(DayLog known, int cutDay, int horizonDays, ForecastOptions options) => new(known, cutDay, horizonDays, options);

    /// <summary>The combination's expectation for a snapshot, learned from all customers of all earlier cuts.</summary>
    public double[] Combine(Snapshot now)
    {
        var answers = Answers(now);
        var best = Array.IndexOf(models, BestModel);
        double[][] learned = [.. Learned().Select(correction => correction is null ? answers[best]
            : Learner.AtLevel(correction.Of(now.Signals, Correction.LogOf(answers[best], 1)), answers[best]))];
        return Contest.Mix(Candidates(answers, best, learned), weights);
    }

    /// <summary>What the learners learned from all customers of all earlier cuts; null for one without a part.</summary>
    public IReadOnlyList<Correction?> Learned() => [.. Learner.All.Select((learner, i) => IsUsed(i) ? learner.Learn(lessons, options) : null)];

    /// <summary>On each cut, the figures of the models and last of the combination.</summary>
    public IReadOnlyList<IReadOnlyList<HoldOutReport>> Reports =>
        [.. stages.Select((stage, cut) => (IReadOnlyList<HoldOutReport>)
        [
            .. models.Select(m => HoldOutReport.Of(options.Models[m].Name, stage.Then.Forecasts[m]!, stage.Outcome, stage.Then.MoneyADay, stage.Then.Seconds[m])),
            HoldOutReport.Of(HoldOut.Combination, new(combined[cut], stage.Then.Forecasts[AliveModel]?.Alive), stage.Outcome, stage.Then.MoneyADay, stage.Then.Seconds.Sum()),
        ])];

    /// <summary>Chances told to customers by what was learned from the others, against what they did.</summary>
    public IReadOnlyList<ReliabilityLine> Reliability
    {
        get
        {
            var (told, bought) = (new List<double>(), new List<bool>());
            for (var part = 0; part < CustomerParts; part++)
            {
                var curve = ChanceCurve.Learn(Some(combined, p => p != part), Some(Outcomes(), p => p != part));
                told.AddRange(Some(combined, p => p == part).SelectMany(curve.Tell));
                bought.AddRange(Some(Outcomes(), p => p == part).SelectMany(y => y).Select(y => y > 0));
            }
            return Evaluation.Reliability.Table(told.ToArray(), bought.ToArray(), ReliabilityLines);
        }
    }

    private void Look(DayLog known, RollingCut cut)
    {
        var then = Snapshot.Take(Forecaster.KnownBy(known, cut.CutDay), cut, SpanDays, options, everybody: false);
        var outcome = then.After(PurchaseHistories.From(known, cut.CutDay + cut.HorizonDays, options.Reading with { Cores = options.Cores }));
        var buyers = outcome.Days.Count(y => y > 0);
        if (then.Rows.Length < FewestCustomers || outcome.Days.Sum() < FewestPurchases || buyers == then.Rows.Length) return;
        RequireHonest(then, outcome);
        stages.Add((cut, then, outcome));
    }

    /// <summary>What others lend is looked at for knowledge of what came after the cut.</summary>
    private void RequireHonest(Snapshot then, Outcome outcome)
    {
        var names = options.Signals.Select(signal => signal.Name).ToArray();
        if (names.Length == 0) return;
        var columns = names.Select(name => then.Signals.Columns[then.Signals.Names.ToList().IndexOf(name)]).ToArray();
        LeakGuard.Require(new(names, columns), [.. outcome.Days.Select(y => y > 0)]);
    }

    private double[][] Answers(Snapshot snapshot) => [.. models.Select(m => snapshot.Forecasts[m]?.Expected ?? new double[snapshot.Rows.Length])];

    private Lesson Lesson((RollingCut Cut, Snapshot Then, Outcome Outcome) stage) => new(
        stage.Then.Signals, stage.Then.Forecasts[BestModel]!.Expected, stage.Outcome.Days,
        [.. stage.Then.Rows.Select(row => (int)(CustomerParts * Snapshot.Draw(stage.Then.Histories.Customer[row], ~options.Seed)))]);

    private static double[][] Candidates(double[][] answers, int best, double[][] learned) =>
        [.. answers, .. learned, .. learned.Select(l => ValuesOf.InOrderOf(l, answers[best]))];

    private IEnumerable<string> Names() =>
    [
        .. models.Select(m => options.Models[m].Name),
        .. Learner.All.Select(learner => learner.Name),
        .. Learner.All.Select(learner => learner.Name + " order"),
    ];

    private bool IsUsed(int learner) =>
        weights[models.Length + learner] > 0 || weights[models.Length + Learner.All.Count + learner] > 0;

    private int BestAlive() => models.MaxBy(AliveAuc);

    /// <summary>How well a model's probability of being alive told who bought, over the cuts; 0 for a rule without one.</summary>
    private double AliveAuc(int model) => stages.Average(stage =>
        stage.Then.Forecasts[model]!.Alive is { } alive ? Ranking.Auc(alive, [.. stage.Outcome.Days.Select(y => y > 0)]) ?? 0.5 : 0);

    /// <summary>Models that could identify leaving on every cut, with how well their probability of being alive told who bought.</summary>
    public IEnumerable<(string Model, double Auc)> AliveModels() => models
        .Where(m => stages.TrueForAll(stage => stage.Then.Forecasts[m]!.Fit is { DropoutIdentified: true }))
        .Select(m => (options.Models[m].Name, AliveAuc(m)));

    private double[][] Outcomes() => [.. stages.Select(stage => stage.Outcome.Days)];

    private double[][] Some(double[][] columns, Func<int, bool> parts) =>
        [.. columns.Select((column, cut) => column.Where((_, row) => parts(lessons[cut].Part[row])).ToArray())];
}
