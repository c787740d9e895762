using System.Globalization;
using Liuke.Access.Approving;
using Liuke.Basics;

namespace Liuke.Access.ApprovalFlows;

/// <summary>The form of a flow: a few rows, each a step; a row without an approver is left out.</summary>
public sealed record FlowTyped
{
    public IReadOnlyList<StepTyped> Steps { get; init; } = [];

    /// <summary>Pressed to go back to the steps as delivered.</summary>
    public bool Delivered { get; init; }

    public static FlowTyped Of(Flow flow) => new() { Steps = [.. flow.Steps.Select(StepTyped.Of)] };

    public static FlowTyped Read(IFormCollection form)
    {
        var count = Math.Min(form["mode"].Count, Flow.StepsMax);
        return new()
        {
            Delivered = form["delivered"] == "true",
            Steps = [.. Enumerable.Range(0, count).Select(i => new StepTyped(At("mode", i), [At("first", i), At("second", i), At("third", i)], At("from", i), At("roles", i), At("hours", i)))],
        };

        string At(string name, int i) => i < form[name].Count ? form[name][i] ?? "" : "";
    }

    public Outcome<Flow> ToFlow(string currency)
    {
        var steps = new List<FlowStep>();
        foreach (var typed in Steps)
        {
            if (typed.ToStep(currency).Refused(out var refusal, out var step)) return refusal;
            if (step is not null) steps.Add(step);
        }

        return new Flow(steps);
    }
}

/// <param name="Who">manager, gm, a role as "role:Finance", or the id of a person; empty for nobody.</param>
public sealed record StepTyped(string Mode, IReadOnlyList<string> Who, string From, string Roles, string Hours)
{
    public const int WhoMax = 3;

    public static readonly StepTyped Empty = new(nameof(StepMode.Any), ["", "", ""], "", "", "24");

    public static StepTyped Of(FlowStep step) => new(step.Mode.ToString(), [.. step.Who.Select(Word).Concat(Enumerable.Repeat("", WhoMax)).Take(WhoMax)],
        step.FromMinor is { } minor ? (minor / 100m).ToString("0.##", CultureInfo.InvariantCulture) : "", step.ForRoles == Access.Roles.None ? "" : step.ForRoles.ToString(), step.TimeoutHours.ToString(CultureInfo.InvariantCulture));

    public static string Word(Choice choice) => choice.Kind switch
    {
        ChoiceKind.GM => "gm",
        ChoiceKind.Person => choice.Person.ToString()!,
        _ => "role:" + choice.Role,
    };

    internal Outcome<FlowStep?> ToStep(string currency)
    {
        var who = Who.Where(w => w.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (who.Count == 0) return (FlowStep?)null;
        var choices = who.Select(Read).ToList();
        if (choices.Contains(null) || !Enum.TryParse<StepMode>(Mode, out var mode) || !Enum.IsDefined(mode)) return Refusal.Invalid(ApprovalWords.StepNeedsSomebody);
        if (!int.TryParse(Hours, NumberStyles.None, CultureInfo.InvariantCulture, out var hours)) return Refusal.Invalid(ApprovalWords.TimeoutOutOfRange(FlowStep.TimeoutHoursMax));
        var isFrom = decimal.TryParse(From, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount);
        if (From.Length > 0 && (!isFrom || amount > 1_000_000_000_000m)) return Refusal.Invalid(FlowWords.NoAmount);
        if (!Enum.TryParse<Roles>(Roles.Length == 0 ? nameof(Access.Roles.None) : Roles, out var roles) || (roles & ~Access.Roles.Everyone) != Access.Roles.None) return Refusal.Invalid(FlowWords.NoSuchRole);
        return new FlowStep(mode, [.. choices.OfType<Choice>()], hours) { FromMinor = isFrom ? Money.Of(amount, currency).Minor : null, ForRoles = roles };
    }

    private static Choice? Read(string word)
    {
        if (word == "gm") return Choice.GM;
        if (word.StartsWith("role:", StringComparison.Ordinal)) return Enum.TryParse<Roles>(word["role:".Length..], out var role) && Role.All.Contains(role) ? new Choice(ChoiceKind.Chain, role) : null;
        return PersonId.TryParse(word, CultureInfo.InvariantCulture, out var person) ? Choice.Named(person) : null;
    }
}
