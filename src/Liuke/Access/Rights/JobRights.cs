using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;

namespace Liuke.Access.Rights;

/// <summary>Jobs do what their requester may do when they run.</summary>
internal sealed class JobRights(ReadRights read) : IJobRights
{
    public async Task<Outcome<Reach>> Of(PersonId requester, string? permission, CancellationToken stop)
    {
        if (await read.Run(requester, stop) is not { IsWelcome: true } rights) return Refusal.Forbidden(RightsWords.RequesterLeft);
        if (permission is null) return Reach.All;
        return rights.May(permission) ? rights.Reach(permission) : Refusal.Forbidden(RightsWords.RequesterMayNot);
    }
}
