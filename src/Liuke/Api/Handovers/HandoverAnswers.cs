using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Archive.Handovers;
using Liuke.Basics;

namespace Liuke.Api.Handovers;

/// <param name="Kind">leaving, moving, territory or department.</param>
public sealed record NewHandoverCall(string Kind, string Reason, Guid? Person = null, Guid? Department = null, Guid? Into = null, string? Region = null, string? Filter = null, DateOnly? LastDay = null);

public sealed record HandoverTextsCall(string Reason, string? LastWords = null, string? CustomerText = null, Guid? Successor = null);

/// <param name="To">People by their ids; "d:" and a department's id for nobody in it yet; "k:" and a department's id where owners stay.</param>
/// <param name="Share">byNumber or byValue, among several.</param>
public sealed record HandoverPartCall(IReadOnlyList<string> To, string? Region = null, string? Kind = null, string? Stage = null, string? State = null, string? Quadrant = null, string? Share = null);

public sealed record HandoverPicksCall(IReadOnlyList<string> Codes, string? To = null);

public sealed record HandoverCheckCall(bool Done, string? Note = null);

public sealed record HandoverPointCall(string Title, bool Movers = false);

public sealed record HandoverMadeAnswer(Guid Id);

public sealed record HandoverJobAnswer(Guid Job);

public sealed record HandoverPointAnswer(string Key);

public sealed record HandoverRowAnswer(Guid Id, string Kind, string Subject, string Reason, string State, int Moved, DateTimeOffset MadeAt, DateTimeOffset? FinishedAt);

public sealed record HandoversAnswer(IReadOnlyList<HandoverRowAnswer> Items, bool HasMore);

public sealed record HandoverShareAnswer(string To, int Customers, long AtRiskMinor, long WorthMinor);

public sealed record HandoverPartAnswer(Guid Id, string To, string Share, int Customers);

public sealed record HandoverHoldingAnswer(string Key, string Title, int Count);

public sealed record HandoverCheckAnswer(string Key, string Title, bool Known, bool Done, string? By);

/// <param name="Nobodys">Customers that have nobody yet.</param>
/// <param name="LeftOver">Customers that somebody else moved meanwhile, or that stayed when it was undone.</param>
public sealed record HandoverAnswer(Guid Id, string Kind, string Subject, string State, int Customers, long AtRiskMinor, int Nobodys, int LeftOver)
{
    public Guid? Job { get; init; }
    public IReadOnlyList<HandoverHoldingAnswer> Holdings { get; init; } = [];
    public IReadOnlyList<HandoverPartAnswer> Parts { get; init; } = [];
    public IReadOnlyList<HandoverShareAnswer> Shares { get; init; } = [];
    public IReadOnlyList<HandoverCheckAnswer> Checks { get; init; } = [];

    internal static HandoverAnswer Of(HandoverView v) => new(v.Handover.Id.Value, ApiJson.Word(v.Handover.Kind), v.Subject.ToString(), ApiJson.Word(v.Handover.State), v.All.Customers, v.All.AtRiskMinor, v.Nobodys, v.LeftCount)
    {
        Job = v.Handover.JobId?.Value, Holdings = [.. v.Holdings.Select(h => new HandoverHoldingAnswer(h.Key, h.Title.ToString(), h.Count))],
        Parts = [.. v.Parts.Select(p => new HandoverPartAnswer(p.Id.Value, p.To.ToString(), ApiJson.Word(p.Share), p.Customers))],
        Shares = [.. v.Shares.Select(s => new HandoverShareAnswer(s.Title.ToString(), s.Customers, s.AtRiskMinor, s.WorthMinor))],
        Checks = [.. v.Checks.Select(c => new HandoverCheckAnswer(c.Key, c.Title.ToString(), c.IsKnown, c.IsDone, c.By))],
    };
}

public sealed record HandoverDeedAnswer(string What, int Count, DateTimeOffset? LastAt);

public sealed record HandoverExportAnswer(DateTimeOffset At, string List, int Rows, bool Fetched);

public sealed record HandoverDayAnswer(DateOnly Day, int Files);

public sealed record HandoverConductAnswer(string Subject, int Days, IReadOnlyList<HandoverDeedAnswer> Deeds, IReadOnlyList<HandoverExportAnswer> Exports, IReadOnlyList<HandoverDayAnswer> Opened, double Usual);

public sealed record HandoverReceivedAnswer(Guid Id, string From, string Reason, int Customers, int Promises, string? LastWords, string? CustomerText, string List);

public sealed record HandoversReceivedAnswer(IReadOnlyList<HandoverReceivedAnswer> Items);
