using Liuke.Basics;

namespace Liuke.FollowUp;

/// <summary>One of the numbers on a general manager's first screen. Rooms register theirs; Today shows the first five.</summary>
public interface IFigure
{
    int Order { get; }

    /// <summary>Reads the number within the reach of whoever looks. It is on the way to the first page of the day: keep it under 10 ms.</summary>
    Task<Figure> Read(CancellationToken stop);
}

/// <param name="Value">The number itself, short enough for large type.</param>
/// <param name="Says">One line below it.</param>
/// <param name="Href">The list behind the number.</param>
/// <param name="Icon">A Tabler icon without its prefix.</param>
/// <param name="Tone">good, warn, bad, info or quiet.</param>
public sealed record Figure(Text Title, Text Value, Text Says, string Href, string Icon, string Tone = "quiet");
