using Liuke.Basics;
using Liuke.FollowUp.Cadences;
using Liuke.Jobs;

namespace Liuke.FollowUp.Rounds;

/// <summary>Each night: who is new is followed, what was said is heard, grades are suggested, and contacts that are due become work. Several nodes may run it at once.</summary>
/// <remarks>Only what is due within the lead is raised: nothing is made for the months ahead.</remarks>
public sealed class KeepCadences(EnrolCustomers enrol, HearTouches hear, ProposeGrades propose, RaiseTouches raise, EscalateWork escalate) : IJob
{
    public static string Kind => "followup.cadence";
    public static Text Title => CadenceWords.JobTitle;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        var enrolled = await enrol.Run(stop);
        run.Report(1, 5);
        var heard = await hear.Run(stop);
        run.Report(2, 5);
        var proposed = await propose.Run(stop);
        run.Report(3, 5);
        var raised = await raise.Run(null, stop);
        run.Report(4, 5);
        var escalated = await escalate.Run(stop);
        run.Report(5, 5);
        return new { enrolled, heard, proposed, raised, escalated };
    }
}
