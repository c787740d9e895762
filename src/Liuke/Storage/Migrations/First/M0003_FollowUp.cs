using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations.First;

[DbContext(typeof(Db)), Migration("0003_FollowUp")]
public sealed class FollowUp : Migration
{
    private const string Open = "\"FinishedAt\" IS NULL";

    protected override void Up(MigrationBuilder schema)
    {
        var id = Dialect.Of(schema).IdType;

        schema.CreateTable("WorkItems", row => new
        {
            Id = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            OwnerId = row.Column<Guid>(id, nullable: true),
            DepartmentId = row.Column<Guid>(id),
            Kind = row.Column<int>(),
            Reason = row.Column<string>(),
            Facts = row.Column<string>(),
            ValueMinor = row.Column<long>(),
            DueOn = row.Column<DateOnly>(),
            ShowsOn = row.Column<DateOnly>(),
            SnoozedUntil = row.Column<DateOnly>(nullable: true),
            RaisedAt = row.Column<DateTime>(),
            FollowsId = row.Column<Guid>(id, nullable: true),
            AssignedById = row.Column<Guid>(id, nullable: true),
            FinishedAt = row.Column<DateTime>(nullable: true),
            Version = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_WorkItems", r => r.Id));
        schema.CreateIndex("IX_WorkItems_Open", "WorkItems", ["CustomerId", "Kind", "Reason"], unique: true, filter: Open);
        schema.CreateIndex("IX_WorkItems_ByOwner", "WorkItems", ["OwnerId", "ValueMinor", "DueOn", "Id", "Kind", "ShowsOn"],
            filter: Open, descending: [false, true, false, false, false, false]);
        schema.CreateIndex("IX_WorkItems_ByDepartment", "WorkItems", ["DepartmentId", "ValueMinor", "DueOn", "Id", "Kind", "ShowsOn"],
            filter: Open, descending: [false, true, false, false, false, false]);
        schema.CreateIndex("IX_WorkItems_ByValue", "WorkItems", ["ValueMinor", "DueOn", "Id", "Kind", "ShowsOn"],
            filter: Open, descending: [true, false, false, false, false]);
        schema.CreateIndex("IX_WorkItems_Tally", "WorkItems", ["DepartmentId", "OwnerId", "Kind", "ShowsOn", "DueOn", "ValueMinor"], filter: Open);

        schema.CreateTable("WorkFinishes", row => new
        {
            Id = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            OwnerId = row.Column<Guid>(id, nullable: true),
            DepartmentId = row.Column<Guid>(id),
            Kind = row.Column<int>(),
            Reason = row.Column<string>(),
            Outcome = row.Column<int>(),
            Note = row.Column<string>(nullable: true),
            Why = row.Column<string>(nullable: true),
            NextOn = row.Column<DateOnly>(nullable: true),
            QuietUntil = row.Column<DateOnly>(nullable: true),
            ById = row.Column<Guid>(id, nullable: true),
            At = row.Column<DateTime>(),
            On = row.Column<DateOnly>(),
        }, constraints: row => row.PrimaryKey("PK_WorkFinishes", r => r.Id));
        schema.CreateIndex("IX_WorkFinishes_CustomerId_At", "WorkFinishes", ["CustomerId", "At"]);
        schema.CreateIndex("IX_WorkFinishes_ByPeople", "WorkFinishes", ["On", "OwnerId", "DepartmentId"], filter: "\"ById\" IS NOT NULL");
        schema.CreateIndex("IX_WorkFinishes_QuietUntil", "WorkFinishes", "QuietUntil", filter: "\"QuietUntil\" IS NOT NULL");

        schema.CreateTable("WorkSnoozes", row => new
        {
            Id = row.Column<Guid>(id),
            ItemId = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            OwnerId = row.Column<Guid>(id, nullable: true),
            DepartmentId = row.Column<Guid>(id),
            Reason = row.Column<string>(),
            Until = row.Column<DateOnly>(),
            DueBeforeOn = row.Column<DateOnly>(),
            ById = row.Column<Guid>(id),
            At = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_WorkSnoozes", r => r.Id));
        schema.CreateIndex("IX_WorkSnoozes_ItemId", "WorkSnoozes", "ItemId");

        schema.CreateTable("WorkHandovers", row => new
        {
            Id = row.Column<Guid>(id),
            ItemId = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            OwnerId = row.Column<Guid>(id, nullable: true),
            DepartmentId = row.Column<Guid>(id),
            FromId = row.Column<Guid>(id, nullable: true),
            Note = row.Column<string>(nullable: true),
            ById = row.Column<Guid>(id),
            At = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_WorkHandovers", r => r.Id));
        schema.CreateIndex("IX_WorkHandovers_ItemId", "WorkHandovers", "ItemId");
    }
}
