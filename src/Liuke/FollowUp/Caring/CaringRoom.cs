using Liuke.Archive.Interactions;
using Liuke.Jobs;
using NodaTime;

namespace Liuke.FollowUp.Caring;

internal static class CaringRoom
{
    public static IServiceCollection AddCaring(this IServiceCollection services)
        => services.AddWorkWords<CareWords>().AddWorkWords<NextStepWords>().AddScoped<IHearInteractions, NextSteps>()
            .AddJob<RaiseCare>().AddNightly<RaiseCare>("raise-care", new LocalTime(1, 10), new { });
}
