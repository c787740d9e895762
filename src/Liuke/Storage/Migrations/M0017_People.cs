using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

[DbContext(typeof(Db)), Migration("0017_People")]
public sealed class PeopleOfCustomers : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var dialect = Dialect.Of(schema);
        Contacts(schema, dialect);
        Interactions(schema, dialect);
        Ties(schema, dialect.IdType);
        Files(schema, dialect.IdType);
    }

    private static void Contacts(MigrationBuilder schema, Dialect dialect)
    {
        var id = dialect.IdType;
        schema.CreateTable("Contacts", row => new
        {
            Id = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            Name = row.Column<string>(),
            Role = row.Column<int>(),
            Position = row.Column<string>(nullable: true),
            FromOn = row.Column<DateOnly>(nullable: true),
            ToOn = row.Column<DateOnly>(nullable: true),
            IsMain = row.Column<bool>(),
            Note = row.Column<string>(nullable: true),
            By = row.Column<Guid>(id, nullable: true),
            CreatedAt = row.Column<DateTime>(),
            Version = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_Contacts", r => r.Id));
        schema.CreateIndex("IX_Contacts_CustomerId", "Contacts", "CustomerId");

        schema.CreateTable("ContactChannels", row => new
        {
            Id = row.Column<Guid>(id),
            ContactId = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            Kind = row.Column<int>(),
            Sealed = row.Column<byte[]>(dialect.BytesType),
            Index = row.Column<byte[]>(dialect.BytesType),
            EndIndex = row.Column<byte[]>(dialect.BytesType, nullable: true),
            Shown = row.Column<string>(),
            CreatedAt = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_ContactChannels", r => r.Id));
        schema.CreateIndex("IX_ContactChannels_CustomerId", "ContactChannels", "CustomerId");
        schema.CreateIndex("IX_ContactChannels_ContactId", "ContactChannels", "ContactId");
        schema.CreateIndex("IX_ContactChannels_Index", "ContactChannels", "Index");
        schema.CreateIndex("IX_ContactChannels_EndIndex", "ContactChannels", "EndIndex");

        schema.CreateTable("ImportantDates", row => new
        {
            Id = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            ContactId = row.Column<Guid>(id, nullable: true),
            Title = row.Column<string>(),
            Calendar = row.Column<int>(),
            Year = row.Column<int>(nullable: true),
            Month = row.Column<int>(),
            Day = row.Column<int>(),
            IsLeapMonth = row.Column<bool>(),
            RaisedFor = row.Column<DateOnly>(nullable: true),
            By = row.Column<Guid>(id, nullable: true),
            CreatedAt = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_ImportantDates", r => r.Id));
        schema.CreateIndex("IX_ImportantDates_CustomerId", "ImportantDates", "CustomerId");
        schema.CreateIndex("IX_ImportantDates_Calendar_Month_Day_Id", "ImportantDates", ["Calendar", "Month", "Day", "Id"]);
    }

    private static void Interactions(MigrationBuilder schema, Dialect dialect)
    {
        var id = dialect.IdType;
        schema.CreateTable("Interactions", row => new
        {
            Id = row.Column<Guid>(id),
            Number = row.Column<long>(),
            CustomerId = row.Column<Guid>(id),
            ContactId = row.Column<Guid>(id, nullable: true),
            Channel = row.Column<int>(),
            Direction = row.Column<int>(),
            HappenedAt = row.Column<DateTime>(),
            Body = row.Column<string>(),
            BodyKey = row.Column<string>(),
            NextStep = row.Column<string>(nullable: true),
            NextOn = row.Column<DateOnly>(nullable: true),
            By = row.Column<Guid>(id, nullable: true),
            WrittenAt = row.Column<DateTime>(),
            CorrectsId = row.Column<Guid>(id, nullable: true),
        }, constraints: row => row.PrimaryKey("PK_Interactions", r => r.Id));
        schema.CreateIndex("IX_Interactions_Number", "Interactions", "Number", unique: true);
        schema.CreateIndex("IX_Interactions_CustomerId_HappenedAt", "Interactions", ["CustomerId", "HappenedAt"]);
        schema.CreateIndex("IX_Interactions_HappenedAt", "Interactions", "HappenedAt");
        schema.CreateIndex("IX_Interactions_CorrectsId", "Interactions", "CorrectsId", unique: true);
        dialect.CreateTextIndex(schema, new("Interactions", "BodyKey", "Number"));

        schema.CreateTable("TextSerials", row => new
        {
            Name = row.Column<string>(),
            Given = row.Column<long>(),
        }, constraints: row => row.PrimaryKey("PK_TextSerials", r => r.Name));
    }

    private static void Ties(MigrationBuilder schema, string id)
    {
        schema.CreateTable("CustomerRelations", row => new
        {
            FromId = row.Column<Guid>(id),
            ToId = row.Column<Guid>(id),
            Kind = row.Column<int>(),
            Note = row.Column<string>(nullable: true),
            By = row.Column<Guid>(id),
            At = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_CustomerRelations", r => new { r.FromId, r.ToId, r.Kind }));

        schema.CreateTable("Tags", row => new
        {
            Key = row.Column<string>(),
            Word = row.Column<string>(),
            CreatedAt = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_Tags", r => r.Key));

        schema.CreateTable("CustomerTags", row => new
        {
            CustomerId = row.Column<Guid>(id),
            TagKey = row.Column<string>(),
            By = row.Column<Guid>(id, nullable: true),
            At = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_CustomerTags", r => new { r.CustomerId, r.TagKey }));
        schema.CreateIndex("IX_CustomerTags_TagKey", "CustomerTags", "TagKey");

        schema.CreateTable("AccountTeamMembers", row => new
        {
            CustomerId = row.Column<Guid>(id),
            PersonId = row.Column<Guid>(id),
            Role = row.Column<int>(),
            By = row.Column<Guid>(id),
            At = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_AccountTeamMembers", r => new { r.CustomerId, r.PersonId }));
        schema.CreateIndex("IX_AccountTeamMembers_PersonId", "AccountTeamMembers", "PersonId");

        schema.CreateTable("Pins", row => new
        {
            PersonId = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            At = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_Pins", r => new { r.PersonId, r.CustomerId }));

        schema.CreateTable("OwnerTerms", row => new
        {
            Id = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            OwnerId = row.Column<Guid>(id, nullable: true),
            DepartmentId = row.Column<Guid>(id),
            UntilAt = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_OwnerTerms", r => r.Id));
        schema.CreateIndex("IX_OwnerTerms_CustomerId_UntilAt", "OwnerTerms", ["CustomerId", "UntilAt"]);
    }

    private static void Files(MigrationBuilder schema, string id)
    {
        schema.CreateTable("Attachments", row => new
        {
            Id = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            Name = row.Column<string>(),
            Kind = row.Column<int>(),
            Bytes = row.Column<long>(),
            Sha256 = row.Column<string>(),
            By = row.Column<Guid>(id),
            At = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_Attachments", r => r.Id));
        schema.CreateIndex("IX_Attachments_CustomerId_At", "Attachments", ["CustomerId", "At"]);
    }
}
