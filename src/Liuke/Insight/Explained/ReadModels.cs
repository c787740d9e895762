using Liuke.Basics;
using Liuke.Insight.Choices;
using Liuke.Insight.Proofs;
using Liuke.Insight.Refresh;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Insight.Explained;

/// <summary>What the numbers rest on, as a reader is shown it.</summary>
/// <param name="Runs">The newest first.</param>
/// <param name="Choice">That of the newest run; null where there was too little to choose by.</param>
/// <param name="Trials">The newest first.</param>
public sealed record ModelsView(IReadOnlyList<InsightRun> Runs, ModelChoice? Choice, IReadOnlyList<Trial> Trials)
{
    public InsightRun? Run => Runs.Count > 0 ? Runs[0] : null;

    /// <summary>The trial at work or waiting, if any.</summary>
    public JobId? TrialJob { get; init; }

    /// <summary>Why the last trial came to nothing.</summary>
    public Text? TrialFailed { get; init; }

    /// <summary>Whether a refresh is at work, so that none can be asked for.</summary>
    public bool IsRefreshing { get; init; }
}

public sealed class ReadModels(IDbContextFactory<Db> store)
{
    private const int MostRuns = 20;
    private const int MostTrials = 20;

    public async Task<ModelsView> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var runs = await db.InsightRuns.AsNoTracking().OrderByDescending(r => r.StartedAt).Take(MostRuns).ToListAsync(stop);
        var choiceId = runs.Count > 0 ? runs[0].ChoiceId : null;
        var choice = choiceId is null ? null : await db.ModelChoices.AsNoTracking().SingleAsync(c => c.Id == choiceId, stop);
        var trials = await db.ModelTrials.AsNoTracking().OrderByDescending(t => t.JudgedAt).Take(MostTrials).ToListAsync(stop);
        var last = await db.Jobs.AsNoTracking().Where(j => j.Kind == TryCutDate.Kind).OrderByDescending(j => j.RequestedAt).FirstOrDefaultAsync(stop);
        return new(runs, choice, trials)
        {
            TrialJob = last is { IsOver: false } ? last.Id : null,
            TrialFailed = last is { State: JobState.Failed } ? last.Error : null,
            IsRefreshing = await db.Jobs.AnyAsync(j => j.Kind == RefreshInsight.Kind && (j.State == JobState.Waiting || j.State == JobState.Running), stop),
        };
    }
}

/// <summary>One trial, to be shown by itself.</summary>
public sealed class ReadTrial(IDbContextFactory<Db> store)
{
    public async Task<Trial?> Run(TrialId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.ModelTrials.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, stop);
    }
}
