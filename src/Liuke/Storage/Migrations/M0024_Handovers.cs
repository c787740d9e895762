using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

[DbContext(typeof(Db)), Migration("0024_Handovers")]
public sealed class Handovers : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var id = Dialect.Of(schema).IdType;
        schema.CreateTable("Departures", row => new
        {
            Id = row.Column<Guid>(id),
            PersonId = row.Column<Guid>(id),
            LastDayOn = row.Column<DateOnly>(nullable: true),
            MarkedBy = row.Column<Guid>(id),
            MarkedAt = row.Column<DateTime>(),
            EndedAt = row.Column<DateTime>(nullable: true),
            EndedBy = row.Column<Guid>(id, nullable: true),
        }, constraints: row => row.PrimaryKey("PK_Departures", r => r.Id));
        schema.CreateIndex("IX_Departures_Now", "Departures", "PersonId", unique: true, filter: "\"EndedAt\" IS NULL");
        schema.CreateIndex("IX_AuditLines_ById_At", "AuditLines", ["ById", "At"]);
        Plans(schema, id);
        Moves(schema, id);
    }

    private static void Plans(MigrationBuilder schema, string id)
    {
        schema.CreateTable("Handovers", row => new
        {
            Id = row.Column<Guid>(id),
            Kind = row.Column<int>(),
            OwnerId = row.Column<Guid>(id, nullable: true),
            DepartmentId = row.Column<Guid>(id),
            Region = row.Column<string>(nullable: true),
            Filter = row.Column<string>(nullable: true),
            IntoDepartmentId = row.Column<Guid>(id, nullable: true),
            IsForChiefs = row.Column<bool>(),
            Reason = row.Column<string>(),
            LastWords = row.Column<string>(nullable: true),
            CustomerText = row.Column<string>(nullable: true),
            SuccessorId = row.Column<Guid>(id, nullable: true),
            State = row.Column<int>(),
            MadeBy = row.Column<Guid>(id),
            MadeAt = row.Column<DateTime>(),
            CarriedOutBy = row.Column<Guid>(id, nullable: true),
            CarriedOutAt = row.Column<DateTime>(nullable: true),
            FinishedAt = row.Column<DateTime>(nullable: true),
            UndoneBy = row.Column<Guid>(id, nullable: true),
            UndoneAt = row.Column<DateTime>(nullable: true),
            JobId = row.Column<Guid>(id, nullable: true),
            Tries = row.Column<int>(),
            Besides = row.Column<string>(nullable: true),
            Version = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_Handovers", r => r.Id));
        schema.CreateIndex("IX_Handovers_MadeAt", "Handovers", "MadeAt");
        schema.CreateIndex("IX_Handovers_Open", "Handovers", "OwnerId", unique: true, filter: "\"State\" IN (0, 1, 3) AND \"OwnerId\" IS NOT NULL");

        schema.CreateTable("HandoverParts", row => new
        {
            Id = row.Column<Guid>(id),
            HandoverId = row.Column<Guid>(id),
            Place = row.Column<int>(),
            Region = row.Column<string>(nullable: true),
            Kind = row.Column<int>(nullable: true),
            Stage = row.Column<int>(nullable: true),
            State = row.Column<int>(nullable: true),
            Quadrant = row.Column<int>(nullable: true),
            Share = row.Column<int>(),
            Takers = row.Column<string>(),
        }, constraints: row => row.PrimaryKey("PK_HandoverParts", r => r.Id));
        schema.CreateIndex("IX_HandoverParts_HandoverId", "HandoverParts", "HandoverId");

        schema.CreateTable("HandoverPicks", row => new
        {
            HandoverId = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            ToOwnerId = row.Column<Guid>(id, nullable: true),
            ToDepartmentId = row.Column<Guid>(id),
        }, constraints: row => row.PrimaryKey("PK_HandoverPicks", r => new { r.HandoverId, r.CustomerId }));
    }

    private static void Moves(MigrationBuilder schema, string id)
    {
        schema.CreateTable("HandoverMoves", row => new
        {
            HandoverId = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            Place = row.Column<int>(),
            FromOwnerId = row.Column<Guid>(id, nullable: true),
            FromDepartmentId = row.Column<Guid>(id),
            ToOwnerId = row.Column<Guid>(id, nullable: true),
            ToDepartmentId = row.Column<Guid>(id),
            State = row.Column<int>(),
            At = row.Column<DateTime>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_HandoverMoves", r => new { r.HandoverId, r.CustomerId }));
        schema.CreateIndex("IX_HandoverMoves_HandoverId_State_Place", "HandoverMoves", ["HandoverId", "State", "Place"]);

        schema.CreateTable("HandoverNotices", row => new
        {
            HandoverId = row.Column<Guid>(id),
            PersonId = row.Column<Guid>(id),
            Customers = row.Column<int>(),
            ValueMinor = row.Column<long>(),
            Promises = row.Column<int>(),
            SeenAt = row.Column<DateTime>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_HandoverNotices", r => new { r.HandoverId, r.PersonId }));
        schema.CreateIndex("IX_HandoverNotices_PersonId", "HandoverNotices", "PersonId");

        schema.CreateTable("HandoverChecks", row => new
        {
            HandoverId = row.Column<Guid>(id),
            Key = row.Column<string>(),
            Note = row.Column<string>(nullable: true),
            DoneBy = row.Column<Guid>(id),
            DoneAt = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_HandoverChecks", r => new { r.HandoverId, r.Key }));

        schema.CreateTable("HandoverPoints", row => new
        {
            Key = row.Column<string>(),
            Title = row.Column<string>(),
            IsForMovers = row.Column<bool>(),
            AddedBy = row.Column<Guid>(id),
            AddedAt = row.Column<DateTime>(),
            RetiredAt = row.Column<DateTime>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_HandoverPoints", r => r.Key));
    }
}
