using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liuke.Archive.Reviews;

internal static class ReviewDoors
{
    public static IServiceCollection AddReviews(this IServiceCollection services)
    {
        services.AddScoped<IFollowCustomer, ReviewsFollow>().AddScoped<SubmitFile>().AddScoped<ReadReview>();
        return services.AddApprovalKind<FileApproval>().AddApprovalWitness<ReviewWitness>().AddCustomerPanel<ReviewPanel>(5, PanelPlace.Side);
    }

    public static void Map(IEndpointRouteBuilder doors)
        => doors.MapPost("/customers/{code}/review", async (string code, IFormCollection form, SubmitFile submit, CurrentPerson me, CancellationToken stop) =>
        {
            if (!(await submit.Run(code, form["note"].ToString(), me.Id, stop)).Refused(out var no, out var id)) return Results.LocalRedirect($"/approvals/{id}?did=asked");
            return no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<ReviewAgain>(new { Code = code, No = no.Sentence }) { StatusCode = no.Status };
        }).Needs(ArchivePermissions.ChangeFiles);
}
