using Liuke.Access.Approving;
using Liuke.Access.SigningIn;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Access.ApprovalFlows;

internal static class FlowDoors
{
    public const string Path = "/settings/approvals";

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost(Path + "/{kind}", async (string kind, HttpContext http, SetFlow set, Company company, [FromForm] string? unused, CancellationToken stop) =>
        {
            var typed = FlowTyped.Read(http.Request.Form);
            var flow = typed.ToFlow(company.Currency);
            var no = typed.Delivered ? (await set.Run(kind, null, stop)).Refusal : flow.Refusal ?? (await set.Run(kind, flow.Value, stop)).Refusal;
            return no is null ? Results.LocalRedirect(Path + "?saved=true")
                : new RazorComponentResult<FlowAgain>(new { Kind = kind, Typed = typed, No = no.Sentence }) { StatusCode = no.Status };
        }).Needs(ApprovalPermissions.SetFlows).NeedsFreshSecondFactor();
    }
}
