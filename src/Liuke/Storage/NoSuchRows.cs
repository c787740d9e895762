using Liuke.Basics;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Storage;

/// <summary>A promise kept when a question to the database has no answer.</summary>
/// <param name="question">Answers, as a text in the column Value, the name of each row that breaks the promise; the same on both databases.</param>
/// <param name="says">The name made into a sentence.</param>
public sealed class NoSuchRows(Text title, string question, Func<string, Text> says) : IVerify
{
    private const int Examples = 20;

    public Text Title => title;

    public async Task<IReadOnlyList<Text>> Run(Db db, CancellationToken stop)
    {
        var sql = $"{question} LIMIT {Examples}";
        return [.. (await db.Database.SqlQueryRaw<string>(sql).ToListAsync(stop)).Select(says)];
    }
}
