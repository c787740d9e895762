using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

[DbContext(typeof(Db)), Migration("0023_Merging")]
public sealed class Merging : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        Merges(schema, Dialect.Of(schema).IdType);
        Pairs(schema, Dialect.Of(schema).IdType);
    }

    private static void Merges(MigrationBuilder schema, string id)
    {
        schema.CreateTable("Merges", row => new
        {
            Id = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            IntoId = row.Column<Guid>(id),
            LoserId = row.Column<Guid>(id),
            LoserCode = row.Column<string>(),
            LoserName = row.Column<string>(),
            Rows = row.Column<int>(),
            Under = row.Column<string>(nullable: true),
            By = row.Column<Guid>(id),
            At = row.Column<DateTime>(),
            UndoneBy = row.Column<Guid>(id, nullable: true),
            UndoneAt = row.Column<DateTime>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_Merges", r => r.Id));
        schema.CreateIndex("IX_Merges_CustomerId_At", "Merges", ["CustomerId", "At"]);
        schema.CreateIndex("IX_Merges_At", "Merges", "At");
        schema.CreateIndex("IX_Merges_LoserId", "Merges", "LoserId");

        schema.CreateTable("MergedRows", row => new
        {
            MergeId = row.Column<Guid>(id),
            No = row.Column<int>(),
            Table = row.Column<string>(),
            Before = row.Column<string>(nullable: true),
            After = row.Column<string>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_MergedRows", r => new { r.MergeId, r.No }));

        schema.CreateTable("FormerCodes", row => new
        {
            Code = row.Column<string>(),
            CustomerId = row.Column<Guid>(id),
            FormerId = row.Column<Guid>(id),
            Number = row.Column<long>(),
        }, constraints: row => row.PrimaryKey("PK_FormerCodes", r => r.Code));
        schema.CreateIndex("IX_FormerCodes_CustomerId", "FormerCodes", "CustomerId");
        schema.CreateIndex("IX_FormerCodes_FormerId", "FormerCodes", "FormerId");
    }

    private static void Pairs(MigrationBuilder schema, string id)
    {
        schema.CreateTable("DuplicatePairs", row => new
        {
            CustomerId = row.Column<Guid>(id),
            OtherId = row.Column<Guid>(id),
            Number = row.Column<long>(),
            OtherNumber = row.Column<long>(),
            Reason = row.Column<int>(),
            Percent = row.Column<int>(),
            Shared = row.Column<string>(),
            State = row.Column<int>(),
            FoundAt = row.Column<DateTime>(),
            Look = row.Column<Guid>(id, nullable: true),
            JudgedBy = row.Column<Guid>(id, nullable: true),
            JudgedAt = row.Column<DateTime>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_DuplicatePairs", r => new { r.CustomerId, r.OtherId }));
        schema.CreateIndex("IX_DuplicatePairs_OtherId", "DuplicatePairs", "OtherId");
        schema.CreateIndex("IX_DuplicatePairs_ByLikeness", "DuplicatePairs", ["State", "Percent", "Number", "OtherNumber"], descending: [false, true, false, false]);
    }
}
