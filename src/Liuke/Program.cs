using Liuke.Access;
using Liuke.Access.Borders;
using Liuke.Api;
using Liuke.Archive;
using Liuke.CommandLine;
using Liuke.Demo;
using Liuke.Exports;
using Liuke.FollowUp;
using Liuke.Insight;
using Liuke.Intake;
using Liuke.Jobs;
using Liuke.Trade;
using Liuke.Ui;

return await Liuke.House.Front.Run(args);

namespace Liuke
{
    /// <summary>Wires the house; this file is the only one that knows every room.</summary>
    public static class House
    {
        public static Front Front => new(AddRooms, MapDoors) { Commands = [DemoRoom.Demo], Porch = app => app.UseProblems(), Hall = Hall };

        private static void Hall(IApplicationBuilder app)
        {
            app.UseFormerCodes();
            app.UseAnswersOnce();
        }

        public static void AddRooms(IServiceCollection services) => services
            .AddUi()
            .AddJobs()
            .AddAccess()
            .AddIntake()
            .AddExports()
            .AddArchive()
            .AddFollowUp()
            .AddTrade()
            .AddInsight()
            .AddApi()
            .AddDemo();

        public static void MapDoors(IEndpointRouteBuilder all)
        {
            var doors = all.MapGroup("").RefuseEmptyForms();
            doors.MapUi().Open("everybody may choose a language");
            doors.MapAccess();
            doors.MapExports();
            doors.MapArchive();
            doors.MapFollowUp();
            doors.MapIntake();
            doors.MapInsight();
            doors.MapApi();
        }
    }
}
