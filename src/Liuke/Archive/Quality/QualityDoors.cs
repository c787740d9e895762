using Liuke.Jobs;
using Liuke.Ui;
using NodaTime;

namespace Liuke.Archive.Quality;

internal static class QualityDoors
{
    public static IServiceCollection AddQuality(this IServiceCollection services)
    {
        services.AddScoped<FindQuality>().AddScoped<ReadQuality>();
        services.AddJob<MeasureFiles>().AddNightly<MeasureFiles>("measure-files", new LocalTime(1, 20), new { });
        return services.AddSingleton(new MenuEntry(QualityWords.Title, "/quality", "checkup-list", ArchivePermissions.ViewCustomers, 25));
    }
}
