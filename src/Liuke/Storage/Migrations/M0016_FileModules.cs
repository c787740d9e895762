using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

/// <remarks>Customers who are there already stand as reviewed: their files came with an import, or were changed by approval only.</remarks>
[DbContext(typeof(Db)), Migration("0016_FileModules")]
public sealed class FileModules : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var id = Dialect.Of(schema).IdType;
        Modules(schema);
        Facts(schema, id);
        Reviews(schema, id);
    }

    private static void Modules(MigrationBuilder schema)
    {
        schema.CreateTable("FileModules", row => new
        {
            Key = row.Column<string>(),
            TitleZh = row.Column<string>(),
            TitleEn = row.Column<string>(),
            Shape = row.Column<int>(),
            Kinds = row.Column<int>(),
            Place = row.Column<int>(),
            BuiltIn = row.Column<bool>(),
            ArchivedAt = row.Column<DateTime>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_FileModules", r => r.Key));

        schema.CreateTable("FileFields", row => new
        {
            Key = row.Column<string>(),
            ModuleKey = row.Column<string>(),
            TitleZh = row.Column<string>(),
            TitleEn = row.Column<string>(),
            Type = row.Column<int>(),
            Options = row.Column<string>(),
            Class = row.Column<int>(),
            IsPersonal = row.Column<bool>(),
            CountsForCompleteness = row.Column<bool>(),
            Place = row.Column<int>(),
            BuiltIn = row.Column<bool>(),
            ArchivedAt = row.Column<DateTime>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_FileFields", r => r.Key));
        schema.CreateIndex("IX_FileFields_ModuleKey", "FileFields", "ModuleKey");
    }

    private static void Facts(MigrationBuilder schema, string id)
    {
        schema.CreateTable("Facts", row => new
        {
            CustomerId = row.Column<Guid>(id),
            FieldKey = row.Column<string>(),
            Words = row.Column<string>(),
            WordsKey = row.Column<string>(),
            Amount = row.Column<long>(nullable: true),
            Source = row.Column<int>(),
            SourceNote = row.Column<string>(nullable: true),
            Confidence = row.Column<int>(),
            SetBy = row.Column<Guid>(id, nullable: true),
            SetAt = row.Column<DateTime>(),
            VerifiedBy = row.Column<Guid>(id, nullable: true),
            VerifiedAt = row.Column<DateTime>(nullable: true),
            Version = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_Facts", r => new { r.CustomerId, r.FieldKey }));
        schema.CreateIndex("IX_Facts_FieldKey_WordsKey_CustomerId", "Facts", ["FieldKey", "WordsKey", "CustomerId"]);
        schema.CreateIndex("IX_Facts_FieldKey_Amount_CustomerId", "Facts", ["FieldKey", "Amount", "CustomerId"], filter: "\"Amount\" IS NOT NULL");

        schema.CreateTable("FileEntries", row => new
        {
            Id = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            ModuleKey = row.Column<string>(),
            ContactId = row.Column<Guid>(id, nullable: true),
            On = row.Column<DateOnly>(),
            Values = row.Column<string>(),
            By = row.Column<Guid>(id, nullable: true),
            CreatedAt = row.Column<DateTime>(),
            Version = row.Column<int>(),
            RemovedAt = row.Column<DateTime>(nullable: true),
            RoutedTo = row.Column<Guid>(id, nullable: true),
            SettledAt = row.Column<DateTime>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_FileEntries", r => r.Id));
        schema.CreateIndex("IX_FileEntries_CustomerId_ModuleKey_On", "FileEntries", ["CustomerId", "ModuleKey", "On"]);
        schema.CreateIndex("IX_FileEntries_ModuleKey_On", "FileEntries", ["ModuleKey", "On"]);
        schema.CreateIndex("IX_FileEntries_RoutedTo_SettledAt_On", "FileEntries", ["RoutedTo", "SettledAt", "On"], filter: "\"RoutedTo\" IS NOT NULL");

        schema.CreateTable("FieldChanges", row => new
        {
            Id = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            Subject = row.Column<string>(),
            FieldKey = row.Column<string>(),
            Old = row.Column<string>(nullable: true),
            New = row.Column<string>(nullable: true),
            Source = row.Column<int>(),
            By = row.Column<Guid>(id, nullable: true),
            At = row.Column<DateTime>(),
            Under = row.Column<string>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_FieldChanges", r => r.Id));
        schema.CreateIndex("IX_FieldChanges_CustomerId_At", "FieldChanges", ["CustomerId", "At"]);
    }

    private static void Reviews(MigrationBuilder schema, string id)
    {
        schema.CreateTable("FileReviews", row => new
        {
            CustomerId = row.Column<Guid>(id),
            Number = row.Column<long>(),
            OwnerId = row.Column<Guid>(id, nullable: true),
            DepartmentId = row.Column<Guid>(id),
            State = row.Column<int>(),
            EnteredBy = row.Column<Guid>(id, nullable: true),
            EnteredAt = row.Column<DateTime>(),
            SubmittedBy = row.Column<Guid>(id, nullable: true),
            SubmittedAt = row.Column<DateTime>(nullable: true),
            ReviewedBy = row.Column<Guid>(id, nullable: true),
            ReviewedAt = row.Column<DateTime>(nullable: true),
            Completeness = row.Column<int>(),
            Unverified = row.Column<int>(),
            FreshUntilOn = row.Column<DateOnly>(nullable: true),
            Version = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_FileReviews", r => r.CustomerId));
        schema.Sql("""
            INSERT INTO "FileReviews" ("CustomerId", "Number", "OwnerId", "DepartmentId", "State", "EnteredAt", "Completeness", "Unverified", "Version")
            SELECT "Id", "Number", "OwnerId", "DepartmentId", 2, "CreatedAt", 0, 0, 0 FROM "Customers"
            """);
        schema.CreateIndex("IX_FileReviews_OwnerId", "FileReviews", "OwnerId");
        schema.CreateIndex("IX_FileReviews_Sums", "FileReviews", ["DepartmentId", "OwnerId", "FreshUntilOn", "Completeness", "Unverified", "State"]);
        schema.CreateIndex("IX_FileReviews_ByCompleteness", "FileReviews", ["Completeness", "Number", "DepartmentId"]);
        schema.CreateIndex("IX_FileReviews_ByFreshness", "FileReviews", ["FreshUntilOn", "Number", "DepartmentId"], filter: "\"FreshUntilOn\" IS NOT NULL");
        schema.CreateIndex("IX_FileReviews_ByUnverified", "FileReviews", ["Unverified", "Number", "DepartmentId"], filter: "\"Unverified\" > 0");
        schema.CreateIndex("IX_FileReviews_Unreviewed", "FileReviews", ["State", "Number", "DepartmentId"], filter: "\"State\" < 2");
    }
}
