using Liuke.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liuke.FollowUp.Today;

internal static class TodayDoors
{
    public static void Map(IEndpointRouteBuilder doors) => doors.MapGet("/today/queues", async (ReadToday read, string? queue, string? owner, CancellationToken stop) =>
    {
        var asked = TodayAddress.Read(queue, owner, 1);
        var view = await read.Run(asked, stop);
        return new RazorComponentResult<QueueChips>(new { view.Counts, Asked = asked });
    }).Needs(FollowUpPermissions.ViewToday);
}
