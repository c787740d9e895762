using Microsoft.EntityFrameworkCore;

namespace Liuke.Storage;

/// <summary>Opens the database with the whole reach, for what the program itself decides. Whoever uses it checks what the person may.</summary>
public sealed class WholeStore(DbContextOptions<Db> options, IEnumerable<ITables> rooms, IEnumerable<ILastWord> lastWords, EachCommit each)
{
    private readonly ITables[] tables = [.. rooms];
    private readonly ILastWord[] last = [.. lastWords.OrderBy(l => l.Order)];

    public Db Open()
    {
        var db = new Db(options, tables, Reach.All) { LastWords = last };
        if (each.Says is { } said) db.Unwritten.Add(said);
        return db;
    }
}
