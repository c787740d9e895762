using Liuke.Jobs;
using Liuke.Ui;

namespace Liuke.Access.Rights;

internal static class RightsRoom
{
    public static IServiceCollection AddRights(this IServiceCollection services)
        => services.AddScoped<ILookThroughDoor, LookThroughDoor>().AddScoped<ReadRights>().AddScoped<IJobRights, JobRights>();
}
