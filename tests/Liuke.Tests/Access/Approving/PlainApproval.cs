using Liuke.Access.Approving;

namespace Liuke.Tests.Access.Approving;

internal sealed record PlainStep(StepMode Mode, IReadOnlyList<int> Who);

/// <summary>An approval as one would play it with paper slips: a second, slower telling of the same rules. People are numbers; 0 asks, 1 is the general manager.</summary>
internal sealed class PlainApproval(IReadOnlyList<PlainStep> steps)
{
    private readonly HashSet<int> spoken = [];
    private List<int> open = [];
    private Queue<int> waiting = [];
    private int step;

    public ApprovalState State { get; private set; } = ApprovalState.Open;
    public bool IsStale { get; set; }
    public int Done { get; private set; }
    public IReadOnlyCollection<int> Asked => State == ApprovalState.Open ? open : [];

    public PlainApproval Begin()
    {
        Hand(0);
        return this;
    }

    public bool Approve(int who)
    {
        if (State != ApprovalState.Open || who == 0 || !open.Contains(who)) return false;
        if (IsStale)
        {
            State = ApprovalState.Void;
            return false; // told as a refusal
        }

        open.Remove(who);
        spoken.Add(who);
        if (steps[step].Mode != StepMode.Any && open.Count > 0) return true;
        if (steps[step].Mode == StepMode.InOrder && waiting.Count > 0)
        {
            open.Add(waiting.Dequeue());
            return true;
        }

        if (step + 1 < steps.Count) Hand(step + 1);
        else
        {
            State = ApprovalState.Approved;
            Done++;
        }

        return true;
    }

    public bool SendBack(int who)
    {
        if (State != ApprovalState.Open || who == 0 || !open.Contains(who)) return false;
        State = ApprovalState.SentBack;
        return true;
    }

    public bool Forward(int who, int to)
    {
        if (State != ApprovalState.Open || who == 0 || to == 0 || !open.Contains(who)) return false;
        if (open.Contains(to) || waiting.Contains(to) || spoken.Contains(to)) return false;
        open[open.IndexOf(who)] = to;
        return true;
    }

    public bool Withdraw(int who)
    {
        if (who != 0 || State is not (ApprovalState.Open or ApprovalState.SentBack)) return false;
        State = ApprovalState.Withdrawn;
        return true;
    }

    public bool Resubmit(int who)
    {
        if (who != 0 || State != ApprovalState.SentBack) return false;
        (State, IsStale) = (ApprovalState.Open, false);
        Hand(0);
        return true;
    }

    private void Hand(int number)
    {
        step = number;
        spoken.Clear();
        var who = steps[number].Who.Select(w => w == 0 ? 1 : w).Distinct().ToList();
        var first = steps[number].Mode == StepMode.InOrder ? 1 : who.Count;
        (open, waiting) = (who[..first], new(who[first..]));
    }
}
