using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.House;

/// <summary>What the migrations build is what the model describes: on each database, every column, key and index.</summary>
public sealed class SchemaTests
{
    /// <summary>What stands in the database and not in the model: search and the history of the migrations.</summary>
    private static bool IsBeyondTheModel(string line) => line.StartsWith("__EFMigrations", StringComparison.Ordinal) || line.Contains("CustomersText", StringComparison.Ordinal) || line.Contains("InteractionsText", StringComparison.Ordinal);

    [Fact]
    public async Task migrating_a_fresh_database_gives_the_schema_of_the_model()
    {
        await using var migrated = await TestHouse.Open();
        await using var modelled = await TestHouse.OpenEmpty();
        await modelled.Look(db => db.Database.ExecuteSqlRawAsync(Script(db)));

        var stands = (await migrated.Look(Catalogue.Read)).Where(line => !IsBeyondTheModel(line)).ToList();
        var meant = await modelled.Look(Catalogue.Read);
        Assert.NotEmpty(stands);
        Assert.Empty(stands.Except(meant).Select(line => "only migrated: " + line)
            .Concat(meant.Except(stands).Select(line => "only in the model: " + line)));
    }

    [Fact]
    public async Task a_difference_between_the_two_is_seen()
    {
        await using var house = await TestHouse.Open();
        var before = await house.Look(Catalogue.Read);
        await house.Look(db => db.Database.ExecuteSqlRawAsync("""CREATE INDEX "IX_Jobs_Some" ON "Jobs" ("Kind" DESC) WHERE "FinishedAt" IS NULL; ALTER TABLE "Jobs" ADD "More" integer"""));
        Assert.Equal(2, (await house.Look(Catalogue.Read)).Except(before).Count());
    }

    // ExecuteSqlRaw reads braces as places for parameters.
    private static string Script(Db db) => db.Database.GenerateCreateScript().Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
