using System.Text.Json;
using Liuke.Basics;

namespace Liuke.Access.Approving;

/// <summary>All 会签: everybody of the step. Any 或签: the first who decides. InOrder 依次: one after the other.</summary>
public enum StepMode { Any, All, InOrder }

/// <summary>Chain: the nearest with a role in the requester's department or above. Person: somebody by name. GM: the general manager.</summary>
public enum ChoiceKind { Chain, Person, GM }

/// <summary>Who is to decide. Nobody decides on what they asked for themselves: the choice then goes to the general manager.</summary>
public sealed record Choice(ChoiceKind Kind, Roles Role = Roles.None, PersonId? Person = null)
{
    public static readonly Choice Manager = new(ChoiceKind.Chain, Roles.Manager);
    public static readonly Choice GM = new(ChoiceKind.GM, Roles.GM);
    public static Choice Named(PersonId person) => new(ChoiceKind.Person, Roles.None, person);
}

/// <summary>One step of a flow.</summary>
/// <param name="TimeoutHours">How long it may wait before it goes to the next higher person.</param>
public sealed record FlowStep(StepMode Mode, IReadOnlyList<Choice> Who, int TimeoutHours = 24)
{
    /// <summary>The step is only taken from this amount on.</summary>
    public long? FromMinor { get; init; }

    /// <summary>The step is only taken for requesters with one of these roles; none for everybody.</summary>
    public Roles ForRoles { get; init; }

    public const int TimeoutHoursMax = 24 * 14;

    public bool AppliesTo(long? amountMinor, Roles requester)
        => (FromMinor is null || amountMinor >= FromMinor) && (ForRoles == Roles.None || (ForRoles & requester) != Roles.None);

    public Refusal? Check()
    {
        if (Who.Count is 0 or > 10) return Refusal.Invalid(ApprovalWords.StepNeedsSomebody);
        if (Who.Any(c => (c.Kind == ChoiceKind.Person && c.Person is null) || (c.Kind == ChoiceKind.Chain && c.Role == Roles.None))) return Refusal.Invalid(ApprovalWords.StepNeedsSomebody);
        if (TimeoutHours is < 1 or > TimeoutHoursMax) return Refusal.Invalid(ApprovalWords.TimeoutOutOfRange(TimeoutHoursMax));
        return FromMinor < 0 ? Refusal.Invalid(ApprovalWords.AmountBelowZero) : null;
    }
}

/// <summary>The steps that requests of one kind go through, in their order.</summary>
public sealed record Flow(IReadOnlyList<FlowStep> Steps)
{
    public const int StepsMax = 8;

    public Flow(params FlowStep[] steps) : this((IReadOnlyList<FlowStep>)steps) { }

    public static Flow Of(StepMode mode, params Choice[] who) => new(new FlowStep(mode, who));

    /// <summary>The steps for one request. A flow whose conditions all miss still asks its last step: nothing is approved by nobody.</summary>
    public Flow For(long? amountMinor, Roles requester)
    {
        var taken = Steps.Where(s => s.AppliesTo(amountMinor, requester)).ToArray();
        return new(taken.Length > 0 ? taken : [Steps[^1]]);
    }

    public Refusal? Check()
        => Steps.Count is 0 or > StepsMax ? Refusal.Invalid(ApprovalWords.FlowNeedsSteps(StepsMax)) : Steps.Select(s => s.Check()).FirstOrDefault(r => r is not null);

    internal string Write() => JsonSerializer.Serialize(Steps, ApprovalJson.Plain);

    internal static Flow Read(string json) => new(JsonSerializer.Deserialize<FlowStep[]>(json, ApprovalJson.Plain)!);
}

internal static class ApprovalJson
{
    public static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
