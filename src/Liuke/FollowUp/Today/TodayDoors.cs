using Liuke.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liuke.FollowUp.Today;

internal static class TodayDoors
{
    public static void Map(IEndpointRouteBuilder doors) => doors.MapGet("/today/queues", async (ReadCounts read, string? queue, string? owner, CancellationToken stop) =>
    {
        var asked = TodayAddress.Read(queue, owner, 1);
        return new RazorComponentResult<QueueChips>(new { Counts = await read.Run(asked.Owner, stop), Asked = asked });
    }).Needs(FollowUpPermissions.ViewToday);
}
