using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations.First;

[DbContext(typeof(Db)), Migration("0001_Foundations")]
public sealed class Foundations : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var id = Dialect.Of(schema).IdType;

        schema.CreateTable("Departments", row => new
        {
            Id = row.Column<Guid>(id),
            Name = row.Column<string>(),
            ParentId = row.Column<Guid>(id, nullable: true),
        }, constraints: row => row.PrimaryKey("PK_Departments", r => r.Id));

        schema.CreateTable("People", row => new
        {
            Id = row.Column<Guid>(id),
            Name = row.Column<string>(),
            DepartmentId = row.Column<Guid>(id),
            Roles = row.Column<int>(),
            DisabledAt = row.Column<DateTime>(nullable: true),
            UserName = row.Column<string>(nullable: true),
            NormalizedUserName = row.Column<string>(nullable: true),
            Email = row.Column<string>(nullable: true),
            NormalizedEmail = row.Column<string>(nullable: true),
            EmailConfirmed = row.Column<bool>(),
            PasswordHash = row.Column<string>(nullable: true),
            SecurityStamp = row.Column<string>(nullable: true),
            ConcurrencyStamp = row.Column<string>(nullable: true),
            PhoneNumber = row.Column<string>(nullable: true),
            PhoneNumberConfirmed = row.Column<bool>(),
            TwoFactorEnabled = row.Column<bool>(),
            LockoutEnd = row.Column<DateTimeOffset>(nullable: true),
            LockoutEnabled = row.Column<bool>(),
            AccessFailedCount = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_People", r => r.Id));
        schema.CreateIndex("IX_People_NormalizedUserName", "People", "NormalizedUserName", unique: true);
        schema.CreateIndex("IX_People_DepartmentId", "People", "DepartmentId");

        schema.CreateTable("OneTimeLinks", row => new
        {
            Hash = row.Column<string>(),
            Purpose = row.Column<string>(),
            ExpiresAt = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_OneTimeLinks", r => r.Hash));

        schema.CreateTable("Jobs", row => new
        {
            Id = row.Column<Guid>(id),
            Kind = row.Column<string>(),
            Arguments = row.Column<string>(),
            NaturalKey = row.Column<string>(nullable: true),
            RequestedBy = row.Column<Guid>(id, nullable: true),
            RequestedAt = row.Column<DateTime>(),
            StartedAt = row.Column<DateTime>(nullable: true),
            FinishedAt = row.Column<DateTime>(nullable: true),
            State = row.Column<int>(),
            Holder = row.Column<string>(nullable: true),
            HeartbeatAt = row.Column<DateTime>(nullable: true),
            IsCancelAsked = row.Column<bool>(),
            Done = row.Column<long>(),
            Total = row.Column<long>(),
            Checkpoint = row.Column<string>(nullable: true),
            Result = row.Column<string>(nullable: true),
            ErrorZh = row.Column<string>(nullable: true),
            ErrorEn = row.Column<string>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_Jobs", r => r.Id));
        schema.CreateIndex("IX_Jobs_NaturalKey", "Jobs", "NaturalKey", unique: true);
        schema.CreateIndex("IX_Jobs_State_RequestedAt", "Jobs", ["State", "RequestedAt"]);
    }
}
