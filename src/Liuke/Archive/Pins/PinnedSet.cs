using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Archive.Pins;

/// <summary>The files in the reader's own folder: /customers?set=pinned.</summary>
internal sealed class PinnedSet : ICustomerSet
{
    public const string Key = "pinned";

    public string Name => Key;

    public Text? Title(CustomerSetArguments asked) => PinWords.SetTitle;

    public IQueryable<CustomerId> Members(Db db, CustomerSetArguments asked)
    {
        var me = PersonId.From(db.Reach.Person);
        return db.Pins.Where(p => p.PersonId == me).Select(p => p.CustomerId);
    }
}
