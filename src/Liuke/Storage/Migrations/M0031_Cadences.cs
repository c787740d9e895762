using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

[DbContext(typeof(Db)), Migration("0031_Cadences")]
public sealed class Cadences : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var id = Dialect.Of(schema).IdType;
        schema.CreateTable("CustomerCadences", row => new
        {
            CustomerId = row.Column<Guid>(id),
            Number = row.Column<long>(),
            OwnerId = row.Column<Guid>(id, nullable: true),
            DepartmentId = row.Column<Guid>(id),
            Grade = row.Column<int>(),
            Proposed = row.Column<int>(),
            ProposedFacts = row.Column<string>(nullable: true),
            SetById = row.Column<Guid>(id, nullable: true),
            SetAt = row.Column<DateTime>(nullable: true),
            Wished = row.Column<int>(nullable: true),
            WishedById = row.Column<Guid>(id, nullable: true),
            WishedAt = row.Column<DateTime>(nullable: true),
            WishedWhy = row.Column<string>(nullable: true),
            LastTouchOn = row.Column<DateOnly>(nullable: true),
            LastTouchBy = row.Column<int>(nullable: true),
            BeganOn = row.Column<DateOnly>(),
            DueOn = row.Column<DateOnly>(nullable: true),
            ToRaiseOn = row.Column<DateOnly>(nullable: true),
            Version = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_CustomerCadences", r => r.CustomerId));
        schema.CreateIndex("IX_CustomerCadences_ToRaiseOn", "CustomerCadences", "ToRaiseOn", filter: "\"ToRaiseOn\" IS NOT NULL");
        schema.CreateIndex("IX_CustomerCadences_Wished", "CustomerCadences", ["DepartmentId", "WishedAt"], filter: "\"Wished\" IS NOT NULL");
        schema.CreateIndex("IX_CustomerCadences_OwnerId_Grade_Number", "CustomerCadences", ["OwnerId", "Grade", "Number"]);
        schema.CreateIndex("IX_CustomerCadences_DepartmentId_Grade_Number", "CustomerCadences", ["DepartmentId", "Grade", "Number"]);
        schema.CreateIndex("IX_CustomerCadences_Grade_Number", "CustomerCadences", ["Grade", "Number"]);

        schema.CreateTable("GradeChanges", row => new
        {
            Id = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            Step = row.Column<int>(),
            From = row.Column<int>(),
            To = row.Column<int>(),
            Why = row.Column<string>(nullable: true),
            ById = row.Column<Guid>(id),
            At = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_GradeChanges", r => r.Id));
        schema.CreateIndex("IX_GradeChanges_CustomerId_At", "GradeChanges", ["CustomerId", "At"]);

        schema.CreateTable("CadenceRules", row => new
        {
            Id = row.Column<int>(),
            DaysA = row.Column<int>(),
            DaysB = row.Column<int>(),
            DaysC = row.Column<int>(),
            LeadDays = row.Column<int>(),
            ShareA = row.Column<int>(),
            ShareB = row.Column<int>(),
            Calls = row.Column<int>(),
            Messages = row.Column<int>(),
            EntitlementsA = row.Column<string>(),
            EntitlementsB = row.Column<string>(),
            EntitlementsC = row.Column<string>(),
        }, constraints: row => row.PrimaryKey("PK_CadenceRules", r => r.Id));

        schema.CreateTable("CadenceMarks", row => new
        {
            Id = row.Column<int>(),
            Customer = row.Column<long>(),
            Interaction = row.Column<long>(),
        }, constraints: row => row.PrimaryKey("PK_CadenceMarks", r => r.Id));

        schema.CreateTable("WorkEscalations", row => new
        {
            ItemId = row.Column<Guid>(id),
            DueOn = row.Column<DateOnly>(),
            Step = row.Column<int>(),
            CustomerId = row.Column<Guid>(id),
            OwnerId = row.Column<Guid>(id, nullable: true),
            DepartmentId = row.Column<Guid>(id),
            At = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_WorkEscalations", r => new { r.ItemId, r.DueOn, r.Step }));
        schema.CreateIndex("IX_WorkEscalations_OwnerId_At", "WorkEscalations", ["OwnerId", "At"]);
        schema.CreateIndex("IX_WorkEscalations_CustomerId", "WorkEscalations", "CustomerId");
    }
}
