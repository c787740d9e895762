using System.Text.Json;
using Liuke.Archive;
using Liuke.Archive.Interactions;
using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.FollowUp.Caring;

/// <summary>A next step becomes work for its day; a correction takes the place of what was said before.</summary>
internal sealed class NextSteps(WorkRegister work, Company company) : IHearInteractions
{
    public async Task Heard(Db db, Interaction said, Interaction? corrected, Ownership seat, Instant now, CancellationToken stop)
    {
        if (corrected?.NextOn is not null) await work.Settle(db, WorkKind.PromiseDue, ReasonOf(corrected.Id), [corrected.CustomerId], NextStepWords.Corrected, now, stop);
        if (said is not { NextOn: { } on, NextStep: { } step }) return;

        var facts = JsonSerializer.Serialize(new NextStepFacts(step, said.HappenedAt.DayIn(company.Zone).Number(), said.Id.Value), JsonSerializerOptions.Web);
        await work.Raise(db, [new(said.CustomerId, new(seat.OwnerId, seat.DepartmentId), WorkKind.PromiseDue, ReasonOf(said.Id), facts, 0, on)], now, stop);
    }

    public Task Unheard(Db db, Interaction gone, Instant now, CancellationToken stop)
        => work.Settle(db, WorkKind.PromiseDue, ReasonOf(gone.Id), [gone.CustomerId], NextStepWords.Corrected, now, stop);

    private static string ReasonOf(InteractionId id) => $"{NextStepWords.Rule}:{id}";
}
