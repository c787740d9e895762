using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Erasing;

/// <summary>Names somebody to be erased, in the transaction that decides it; a job does it.</summary>
internal static class AskToErase
{
    extension(Db db)
    {
        public ErasureId Erase(CustomerId customer, ContactId? contact, ErasedWhat what, Instant now)
        {
            var erasure = new Erasure(ErasureEntry.New(customer, contact, what, now));
            db.Erasures.Add(erasure);
            db.Ask<ErasePerson>(new(new ErasePerson.Asked(erasure.Id.Value), null, $"{ErasePerson.KindName}:{erasure.Id}"), now);
            return erasure.Id;
        }
    }
}
