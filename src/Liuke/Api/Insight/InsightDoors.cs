using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Basics;
using Liuke.Insight;
using Liuke.Insight.Dashboard;
using Liuke.Insight.Explained;
using Liuke.Insight.Proofs;
using Liuke.Insight.Refresh;
using Liuke.Insight.Runs;
using Liuke.Jobs;

namespace Liuke.Api.Insight;

/// <param name="States">How many customers are in each state.</param>
public sealed record RunAnswer(Guid Id, DateOnly AsOf, DateTimeOffset StartedAt, double Seconds, int Customers, IReadOnlyDictionary<string, int> States)
{
    internal static RunAnswer Of(InsightRun run) => new(run.Id.Value, run.AsOf.ToDateOnly(), ApiJson.At(run.StartedAt), run.Seconds, run.Customers, run.States.ToDictionary(s => ApiJson.Word(s.Key), s => s.Value, StringComparer.Ordinal));
}

/// <param name="Job">The refresh at work, if any.</param>
public sealed record RunsAnswer(IReadOnlyList<RunAnswer> Items, Guid? Job, string? Failed);

public sealed record JobAnswer(Guid Id, string State, int Percent, string? Error)
{
    internal static JobAnswer Of(JobView job) => new(job.Id.Value, ApiJson.Word(job.State), job.Percent, job.Error?.ToString());
}

public sealed record FigureAnswer(string Title, string Value, string Says);

public sealed record PeriodAnswer(DateOnly Starts, DateOnly Until, bool IsComplete, int AtStart, int Entered, int WonBack, int Lost, int AtEnd, double? Churn);

/// <summary>The dashboard's numbers.</summary>
public sealed record DashboardAnswer(DateOnly AsOf, IReadOnlyList<FigureAnswer> Figures, IReadOnlyList<PeriodAnswer> Periods, int CustomersAtRisk, Sum ValueAtRisk)
{
    internal static DashboardAnswer Of(DashboardView view, string currency) => new(view.Basis.AsOf.ToDateOnly(),
        [.. view.Periods.Count == 0 ? [] : DashboardFigures.Of(view, currency).Select(f => new FigureAnswer(f.Title.ToString(), f.Value.ToString(), f.Says.ToString()))],
        [.. view.Periods.Select(p => new PeriodAnswer(p.Starts.ToDateOnly(), p.Until.ToDateOnly(), p.IsComplete, p.AtStart, p.Entered, p.WonBack, p.Lost, p.AtEnd, p.Churn))], view.Totals.AtRisk, new(view.Totals.AtRiskMinor, currency));
}

/// <param name="Model">The model in use, and its parameters.</param>
public sealed record ModelsAnswer(DateOnly? AsOf, string? Model, IReadOnlyDictionary<string, double> Parameters, bool IsFallback, bool IsRefreshing, Guid? TrialJob);

/// <param name="Cut">The day up to which the models learn.</param>
/// <param name="Days">How many days after it they are judged by.</param>
public sealed record TrialCall(string Cut, int Days);

/// <summary>Churn figures for programs: the runs, a refresh, the dashboard, the models.</summary>
internal static class InsightDoors
{
    private const string Group = "Insight";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/insight/dashboard", async (string? period, string? of, ReadDashboard read, Company company, CancellationToken stop) =>
            await read.Run(DashboardAsked.Read(period, of), stop) is { } view ? ApiDoors.Yes(DashboardAnswer.Of(view, company.Currency)) : ApiDoors.No(Refusal.Missing(InsightDoorWords.NothingYet)))
            .Is(DashboardPermissions.ViewInsight, new("readDashboard", Group, InsightDoorWords.Dashboard, 404)).Asks(InsightDoorWords.DashboardParameters).Answers(InsightExamples.Dashboard);

        api.MapGet("/insight/runs", async (ReadRuns read, CancellationToken stop) =>
        {
            var view = await read.Run(stop);
            return ApiDoors.Yes(new RunsAnswer([.. view.Runs.Select(RunAnswer.Of)], view.Job?.Value, view.Failed?.ToString()));
        }).Is(InsightPermissions.ViewRuns, new("findRuns", Group, InsightDoorWords.Runs)).Answers(new RunsAnswer([InsightExamples.Run], null, null));

        api.MapPost("/insight/refreshes", (AskForJob ask, CurrentPerson me, ReadRuns read, CancellationToken stop) => Refresh(new(), ask, me, read, stop))
            .Is(InsightPermissions.Refresh, new("refreshInsight", Group, InsightDoorWords.Refresh)).Answers(InsightExamples.Job);

        api.MapPost("/insight/models/choose", (AskForJob ask, CurrentPerson me, ReadRuns read, CancellationToken stop) => Refresh(new(Choose: true), ask, me, read, stop))
            .Is(InsightPermissions.Refresh, new("chooseModels", Group, InsightDoorWords.Choose)).Answers(InsightExamples.Job);

        MapJob(api, "/insight/refreshes", RefreshInsight.Kind, InsightPermissions.Refresh, ("readRefresh", "cancelRefresh"));
        MapJob(api, "/insight/trials", TryCutDate.Kind, InsightPermissions.TryCutDate, ("readTrial", "cancelTrial"));

        api.MapPost("/insight/trials", async (Body<TrialCall> body, AskForTrial ask, CurrentPerson me, CancellationToken stop) =>
            (await ask.Run(new(body.Value.Cut, body.Value.Days), me.Id, stop)).Or(job => new JobAnswer(job.Value, "waiting", 0, null)))
            .Is(InsightPermissions.TryCutDate, new("tryModels", Group, InsightDoorWords.Try, 409, 422)).Takes(new TrialCall("2026-06-30", 90)).Answers(InsightExamples.Job);

        api.MapGet("/insight/models", async (ReadModels read, CancellationToken stop) =>
        {
            var view = await read.Run(stop);
            var alive = view.Run?.Fits.Alive;
            return ApiDoors.Yes(new ModelsAnswer(view.Run?.AsOf.ToDateOnly(), alive?.Model, alive?.Parameters ?? new Dictionary<string, double>(StringComparer.Ordinal), view.Run?.Fits.IsFallback == true, view.IsRefreshing, view.TrialJob?.Value));
        }).Is(InsightPermissions.ViewRuns, new("readModels", Group, InsightDoorWords.Models)).Answers(InsightExamples.Models);
    }

    // One at a time: whoever asks twice is told of the first.
    private static async Task<IResult> Refresh(RefreshArguments how, AskForJob ask, CurrentPerson me, ReadRuns read, CancellationToken stop)
    {
        var job = (await read.Run(stop)).Job ?? await ask.Run<RefreshInsight>(how, me.Id, null, stop);
        return ApiDoors.Yes(new JobAnswer(job.Value, "waiting", 0, null));
    }

    private static void MapJob(RouteGroupBuilder api, string path, string kind, string change, (string Read, string Cancel) names)
    {
        api.MapGet(path + "/{id:guid}", async (Guid id, ReadJob read, CancellationToken stop) => await read.Run(new(id), stop) is { } job && job.Kind == kind ? ApiDoors.Yes(JobAnswer.Of(job)) : ApiDoors.Missing())
            .Is(InsightPermissions.ViewRuns, new(names.Read, Group, InsightDoorWords.Progress, 404)).Answers(InsightExamples.Job);

        api.MapPost(path + "/{id:guid}/cancel", async (Guid id, ReadJob read, CancelJob cancel, CancellationToken stop) =>
        {
            if (await read.Run(new(id), stop) is not { } job || job.Kind != kind) return ApiDoors.Missing();
            return (await cancel.Run(new(id), stop)).Or(state => JobAnswer.Of(job) with { State = ApiJson.Word(state) });
        }).Is(change, new(names.Cancel, Group, InsightDoorWords.Cancel, 404, 409)).Answers(InsightExamples.Job);
    }
}

internal static class InsightExamples
{
    private static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000003");

    public static readonly RunAnswer Run = new(Id, new(2026, 11, 22), new(2026, 11, 21, 19, 0, 0, TimeSpan.Zero), 41.2, 10_240, new Dictionary<string, int>(StringComparer.Ordinal) { ["active"] = 6120, ["sleeping"] = 1980 });
    public static readonly JobAnswer Job = new(Id, "running", 42, null);
    public static readonly DashboardAnswer Dashboard = new(new(2026, 11, 22), [new("在险价值", "¥128.6 万", "312 位客户")], [new(new(2026, 10, 1), new(2026, 10, 31), true, 8100, 210, 34, 160, 8184, 0.0198)], 312, new(128_600_000, "CNY"));
    public static readonly ModelsAnswer Models = new(new(2026, 11, 22), "MBG/NBD", new Dictionary<string, double>(StringComparer.Ordinal) { ["r"] = 0.52, ["alpha"] = 41.3 }, false, false, null);
}
