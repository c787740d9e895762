using Liuke.Archive.Interactions;
using Liuke.Archive.PeoplesData.Copies;
using Liuke.Archive.PeoplesData.Requests;
using Liuke.Jobs;
using NodaTime;

namespace Liuke.FollowUp.Caring;

internal static class CaringRoom
{
    public static IServiceCollection AddCaring(this IServiceCollection services)
        => services.AddWorkWords<CareWords>().AddWorkWords<NextStepWords>().AddScoped<IHearInteractions, NextSteps>()
            .AddWorkWords<RequestWorkWords>().AddScoped<IHearRequests, RequestWork>().AddScoped<IHoldPersonal, WorkCopy>()
            .AddJob<RaiseCare>().AddNightly<RaiseCare>("raise-care", new LocalTime(1, 10), new { });
}
