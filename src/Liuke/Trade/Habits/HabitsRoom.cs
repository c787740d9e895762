using Liuke.Archive;
using Liuke.Jobs;
using NodaTime;

namespace Liuke.Trade.Habits;

internal static class HabitsRoom
{
    public static IServiceCollection AddHabits(this IServiceCollection services)
        => services.AddScoped<ReadHabits>().AddScoped<ReadNextActions>().AddJob<FindAffinities>().AddNightly<FindAffinities>("product-affinities", new LocalTime(1, 40), new { })
            .AddCustomerPanel<NextActionsPanel>(1, PanelPlace.Side).AddCustomerPanel<HabitsPanel>(31, PanelPlace.Main, CustomerTab.Ties);
}
