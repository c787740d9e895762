using Liuke.Access;
using Liuke.Archive.Ties;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.Pins;

internal static class PinDoors
{
    public const string Path = "/customers/pinned";

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/customers/{code}/pin", async (string code, [FromForm] string? unused, PinCustomer pin, CurrentPerson me, CancellationToken stop) =>
            TieDoors.Answer((await pin.Run(code, me.Id, stop)).Refusal, code, "", PinWords.Title)).Needs(ArchivePermissions.ViewCustomers);

        doors.MapPost("/customers/{code}/pin/remove", async (string code, [FromForm] string? from, UnpinCustomer unpin, CurrentPerson me, CancellationToken stop) =>
            (await unpin.Run(code, me.Id, stop)).Refusal is { } no ? TieDoors.Answer(no, code, "", PinWords.Title) : from == PinnedSet.Key ? Results.LocalRedirect(Path) : TieDoors.Answer(null, code, "", PinWords.Title)).Needs(ArchivePermissions.ViewCustomers);

        doors.MapPost("/customers/{code}/pin/move", async (string code, [FromForm] string? to, MovePin move, CurrentPerson me, CancellationToken stop) =>
            (await move.Run(code, to == "up", me.Id, stop)).Refusal is null ? Results.LocalRedirect(Path) : Results.NotFound()).Needs(ArchivePermissions.ViewCustomers);
    }
}
