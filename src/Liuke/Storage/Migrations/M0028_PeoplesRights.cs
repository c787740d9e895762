using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

[DbContext(typeof(Db)), Migration("0028_PeoplesRights")]
public sealed class PeoplesRights : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var id = Dialect.Of(schema).IdType;
        schema.AddColumn<Guid>("ContactId", "Consents", id, nullable: true);

        schema.CreateTable("PersonRequests", row => new
        {
            Id = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            ContactId = row.Column<Guid>(id, nullable: true),
            Kind = row.Column<int>(),
            Asker = row.Column<int>(),
            Grounds = row.Column<int>(),
            Proof = row.Column<string>(),
            Words = row.Column<string>(nullable: true),
            State = row.Column<int>(),
            TakenBy = row.Column<Guid>(id),
            TakenAt = row.Column<DateTime>(),
            DueOn = row.Column<DateOnly>(),
            Hold = row.Column<int>(),
            HeldUntil = row.Column<DateOnly>(nullable: true),
            HoldNote = row.Column<string>(nullable: true),
            ApprovalId = row.Column<Guid>(id, nullable: true),
            Answer = row.Column<string>(nullable: true),
            ClosedBy = row.Column<Guid>(id, nullable: true),
            ClosedAt = row.Column<DateTime>(nullable: true),
            Version = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_PersonRequests", r => r.Id));
        schema.CreateIndex("IX_PersonRequests_CustomerId_TakenAt", "PersonRequests", ["CustomerId", "TakenAt"]);
        schema.CreateIndex("IX_PersonRequests_State_DueOn", "PersonRequests", ["State", "DueOn"]);

        schema.CreateTable("Erasures", row => new
        {
            Id = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            ContactId = row.Column<Guid>(id, nullable: true),
            Pseudonym = row.Column<string>(),
            What = row.Column<int>(),
            AskedAt = row.Column<DateTime>(),
            ErasedAt = row.Column<DateTime>(nullable: true),
            PurgedAt = row.Column<DateTime>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_Erasures", r => r.Id));
        schema.CreateIndex("IX_Erasures_CustomerId", "Erasures", "CustomerId");

        schema.CreateTable("RetentionRules", row => new
        {
            Kind = row.Column<string>(),
            Months = row.Column<int>(),
            Removes = row.Column<bool>(),
            By = row.Column<Guid>(id, nullable: true),
            At = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_RetentionRules", r => r.Kind));
    }
}
