using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations.First;

[DbContext(typeof(Db)), Migration("0010_ApprovalsAndGrants")]
public sealed class ApprovalsAndGrants : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var id = Dialect.Of(schema).IdType;
        Approvals(schema, id);
        Grants(schema, id);
    }

    private static void Approvals(MigrationBuilder schema, string id)
    {
        schema.CreateTable("Approvals", row => new
        {
            Id = row.Column<Guid>(id),
            Kind = row.Column<string>(),
            Subject = row.Column<string>(),
            CustomerId = row.Column<Guid>(id, nullable: true),
            Payload = row.Column<string>(),
            Snapshot = row.Column<string>(),
            Version = row.Column<string>(),
            Reason = row.Column<string>(),
            RequestedBy = row.Column<Guid>(id),
            DepartmentId = row.Column<Guid>(id),
            RequestedAt = row.Column<DateTime>(),
            Round = row.Column<int>(),
            Steps = row.Column<string>(),
            StepNo = row.Column<int>(),
            State = row.Column<int>(),
            Turn = row.Column<int>(),
            ClosedAt = row.Column<DateTime>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_Approvals", r => r.Id));
        schema.CreateIndex("IX_Approvals_OneOpen", "Approvals", ["RequestedBy", "Kind", "Subject"], unique: true, filter: "\"ClosedAt\" IS NULL");
        schema.CreateIndex("IX_Approvals_RequestedBy_RequestedAt", "Approvals", ["RequestedBy", "RequestedAt"]);
        schema.CreateIndex("IX_Approvals_CustomerId", "Approvals", "CustomerId");

        schema.CreateTable("SignOffs", row => new
        {
            Id = row.Column<Guid>(id),
            ApprovalId = row.Column<Guid>(id),
            Round = row.Column<int>(),
            StepNo = row.Column<int>(),
            Place = row.Column<int>(),
            ApproverId = row.Column<Guid>(id),
            Via = row.Column<int>(),
            State = row.Column<int>(),
            DueAt = row.Column<DateTime>(nullable: true),
            DecidedBy = row.Column<Guid>(id, nullable: true),
            DecidedAt = row.Column<DateTime>(nullable: true),
        }, constraints: row =>
        {
            row.PrimaryKey("PK_SignOffs", r => r.Id);
            row.ForeignKey("FK_SignOffs_Approvals_ApprovalId", r => r.ApprovalId, "Approvals", "Id");
        });
        schema.CreateIndex("IX_SignOffs_ApprovalId", "SignOffs", "ApprovalId");
        schema.CreateIndex("IX_SignOffs_ApproverId_State", "SignOffs", ["ApproverId", "State"]);
        schema.CreateIndex("IX_SignOffs_DecidedBy_DecidedAt", "SignOffs", ["DecidedBy", "DecidedAt"]);
        schema.CreateIndex("IX_SignOffs_State_DueAt", "SignOffs", ["State", "DueAt"]);

        schema.CreateTable("ApprovalMoves", row => new
        {
            Id = row.Column<Guid>(id),
            ApprovalId = row.Column<Guid>(id),
            Round = row.Column<int>(),
            StepNo = row.Column<int>(),
            What = row.Column<int>(),
            By = row.Column<Guid>(id, nullable: true),
            InPlaceOf = row.Column<Guid>(id, nullable: true),
            To = row.Column<Guid>(id, nullable: true),
            Note = row.Column<string>(nullable: true),
            At = row.Column<DateTime>(),
        }, constraints: row =>
        {
            row.PrimaryKey("PK_ApprovalMoves", r => r.Id);
            row.ForeignKey("FK_ApprovalMoves_Approvals_ApprovalId", r => r.ApprovalId, "Approvals", "Id");
        });
        schema.CreateIndex("IX_ApprovalMoves_ApprovalId", "ApprovalMoves", "ApprovalId");

        schema.CreateTable("Substitutes", row => new
        {
            Id = row.Column<Guid>(id),
            PersonId = row.Column<Guid>(id),
            StandInId = row.Column<Guid>(id),
            FromOn = row.Column<DateOnly>(),
            ToOn = row.Column<DateOnly>(),
            SetAt = row.Column<DateTime>(),
            EndedAt = row.Column<DateTime>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_Substitutes", r => r.Id));
        schema.CreateIndex("IX_Substitutes_PersonId", "Substitutes", "PersonId");
        schema.CreateIndex("IX_Substitutes_StandInId", "Substitutes", "StandInId");

        schema.CreateTable("ApprovalFlows", row => new
        {
            Kind = row.Column<string>(),
            Steps = row.Column<string>(),
            SetBy = row.Column<Guid>(id),
            SetAt = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_ApprovalFlows", r => r.Kind));
    }

    private static void Grants(MigrationBuilder schema, string id)
    {
        schema.CreateTable("Grants", row => new
        {
            Id = row.Column<Guid>(id),
            PersonId = row.Column<Guid>(id),
            Kind = row.Column<int>(),
            DepartmentId = row.Column<Guid>(id, nullable: true),
            Search = row.Column<string>(nullable: true),
            Reason = row.Column<string>(),
            GivenBy = row.Column<Guid>(id),
            StartsAt = row.Column<DateTime>(),
            EndsAt = row.Column<DateTime>(),
            UsesMax = row.Column<int>(),
            Used = row.Column<int>(),
            RevokedAt = row.Column<DateTime>(nullable: true),
            RevokedBy = row.Column<Guid>(id, nullable: true),
        }, constraints: row => row.PrimaryKey("PK_Grants", r => r.Id));
        schema.CreateIndex("IX_Grants_PersonId_EndsAt", "Grants", ["PersonId", "EndsAt"]);
        schema.CreateIndex("IX_Grants_GivenBy_StartsAt", "Grants", ["GivenBy", "StartsAt"]);

        schema.CreateTable("GrantCustomers", row => new
        {
            GrantId = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            Version = row.Column<int>(nullable: true),
        }, constraints: row =>
        {
            row.PrimaryKey("PK_GrantCustomers", r => new { r.GrantId, r.CustomerId });
            row.ForeignKey("FK_GrantCustomers_Grants_GrantId", r => r.GrantId, "Grants", "Id");
        });
    }
}
