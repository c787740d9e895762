using Liuke.Access;
using Liuke.Archive.Interactions;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.FollowUp.Cadences;
using Liuke.FollowUp.Rounds;
using Liuke.Archive;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Tests.FollowUp.Cadences;

/// <summary>Days and nights of a small firm.</summary>
internal static class CadenceScene
{
    extension(WorkScene scene)
    {
        /// <summary>What the program does each night.</summary>
        public async Task Night()
        {
            await scene.House.Do<EnrolCustomers, int>(enrol => enrol.Run(default));
            await scene.House.Do<HearTouches, int>(hear => hear.Run(default));
            await scene.House.Do<ProposeGrades, int>(propose => propose.Run(default));
            await scene.House.Do<RaiseTouches, int>(raise => raise.Run(null, default));
            await scene.House.Do<EscalateWork, int>(escalate => escalate.Run(default));
        }

        public Task NextNight() => scene.Nights(1);

        /// <summary>So many days later, as if the program had slept until then.</summary>
        public Task Nights(int days)
        {
            scene.Clock.Advance(Duration.FromDays(days));
            return scene.Night();
        }

        /// <summary>Sets a grade as its owner would; the clock of the period runs from the last touch.</summary>
        public Task<bool> Grade(CustomerId customer, FollowGrade grade) => scene.House.Look(async db =>
        {
            var cadence = await db.CustomerCadences.SingleAsync(c => c.CustomerId == customer);
            _ = cadence.Set(grade, "测试", true, new(new(PersonId.From(Guid.CreateVersion7()), scene.Clock.Now, scene.Today), await db.RulesOfCadence(default))).Value;
            await db.SaveChangesAsync();
            return true;
        });

        public async Task Talk(CustomerId customer, PersonId by, Said? said = null)
        {
            var code = await scene.House.Look(db => db.Customers.Where(c => c.Id == customer).Select(c => c.Code).SingleAsync());
            _ = (await scene.House.Do<LogInteraction, Outcome<InteractionId>>(log => log.Run(code, said ?? new(InteractionChannel.Call, Direction.Out, "问候近况"), by, default))).Value;
        }

        /// <summary>What stands in somebody's list today.</summary>
        public async Task<IReadOnlyList<WorkRow>> Due(PersonId owner)
            => (await scene.House.Do<ReadWorklist, Outcome<Worklist>>(read => read.Run(new(null, null, 100), default), Liuke.Storage.Reach.Own(owner))).Value.Items;

        public Task<LocalDate?> DueOn(CustomerId customer) => scene.House.Look(db => db.CustomerCadences.Where(c => c.CustomerId == customer).Select(c => c.DueOn).SingleAsync());
    }
}
