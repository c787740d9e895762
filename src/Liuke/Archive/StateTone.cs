namespace Liuke.Archive;

public static class StateTone
{
    /// <summary>Colour only where it means something: amber for who falls silent, red for who has left.</summary>
    public static string Of(RetentionState state) => state switch
    {
        RetentionState.Active or RetentionState.WonBack => "good",
        RetentionState.New => "info",
        RetentionState.Sleeping => "warn",
        RetentionState.Lost => "bad",
        _ => "quiet",
    };
}
