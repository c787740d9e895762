using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp.Today;

namespace Liuke.FollowUp.Cadences;

internal sealed record GradeFact(GradeStep Step, FollowGrade From, FollowGrade To, string? Why);

internal sealed class GradeTimeline : ITimelineWords
{
    public const string Step = "followup.grade";

    public string Group => "work";
    public Text Title => TodayWords.FollowUp;
    public int Order => 20;
    public IReadOnlyCollection<string> Kinds { get; } = [Step];

    public TimelineWording Say(TimelineFact fact)
    {
        var said = fact.Read<GradeFact>();
        return new(CadenceWords.Step(said.Step, said.From, said.To), "target-arrow") { Detail = said.Why is null ? null : Text.Same(said.Why) };
    }
}
