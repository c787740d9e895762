using NodaTime;
using NodaTime.Text;

namespace Liuke.FollowUp.Doing;

/// <summary>What somebody typed into the forms of a piece of work, as it was typed.</summary>
public sealed record WorkTyped
{
    public WorkOutcome? Outcome { get; init; }
    public string? Note { get; init; }
    public string? NextOn { get; init; }
    public string? Reason { get; init; }
    public string? Until { get; init; }

    /// <summary>A user name.</summary>
    public string? To { get; init; }
    public string? Back { get; init; }

    public static string Write(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>Null where nothing was typed; false where it is no day.</summary>
    public static bool TryRead(string? typed, out LocalDate? day)
    {
        day = null;
        if (string.IsNullOrWhiteSpace(typed)) return true;
        var read = LocalDatePattern.Iso.Parse(typed.Trim());
        if (read.Success) day = read.Value;
        return read.Success;
    }
}
