using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations.First;

[DbContext(typeof(Db)), Migration("0011_SignIn")]
public sealed class SignIn : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var (id, bytes) = (Dialect.Of(schema).IdType, Dialect.Of(schema).BytesType);
        Sessions(schema, id);
        Factors(schema, id, bytes);

        schema.CreateTable("SignInRules", row => new
        {
            Id = row.Column<int>(),
            PasswordLengthMin = row.Column<int>(),
            IdleMinutes = row.Column<int>(),
            HoursMost = row.Column<int>(),
            PasskeysMost = row.Column<int>(),
            SecondFactorRoles = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_SignInRules", r => r.Id));

        schema.AddColumn<Guid>("PersonId", "OneTimeLinks", id, nullable: true);
        schema.AddColumn<Guid>("MadeBy", "OneTimeLinks", id, nullable: true);
        schema.AddColumn<DateTime>("DemoSince", "People", nullable: true);
        schema.AddColumn<string>("Language", "People", nullable: true);
    }

    private static void Sessions(MigrationBuilder schema, string id)
    {
        schema.CreateTable("Sessions", row => new
        {
            Id = row.Column<Guid>(id),
            PersonId = row.Column<Guid>(id),
            Way = row.Column<int>(),
            StartedAt = row.Column<DateTime>(),
            SeenAt = row.Column<DateTime>(),
            ProvenAt = row.Column<DateTime>(),
            EndsAt = row.Column<DateTime>(),
            EndedAt = row.Column<DateTime>(nullable: true),
            HasSecondFactor = row.Column<bool>(),
            Device = row.Column<string>(),
            Network = row.Column<string>(),
        }, constraints: row => row.PrimaryKey("PK_Sessions", r => r.Id));
        schema.CreateIndex("IX_Sessions_PersonId_EndedAt", "Sessions", ["PersonId", "EndedAt"]);
        schema.CreateIndex("IX_Sessions_EndsAt", "Sessions", "EndsAt");

        schema.CreateTable("KnownDevices", row => new
        {
            Hash = row.Column<string>(),
            PersonId = row.Column<Guid>(id),
            SeenAt = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_KnownDevices", r => new { r.Hash, r.PersonId }));
        schema.CreateIndex("IX_KnownDevices_PersonId", "KnownDevices", "PersonId");

        schema.CreateTable("Tries", row => new
        {
            Key = row.Column<string>(),
            Count = row.Column<int>(),
            EndsAt = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_Tries", r => r.Key));
        schema.CreateIndex("IX_Tries_EndsAt", "Tries", "EndsAt");
    }

    private static void Factors(MigrationBuilder schema, string id, string bytes)
    {
        schema.CreateTable("Passkeys", row => new
        {
            Credential = row.Column<string>(),
            PersonId = row.Column<Guid>(id),
            Name = row.Column<string>(),
            AddedAt = row.Column<DateTime>(),
            UsedAt = row.Column<DateTime>(nullable: true),
            PublicKey = row.Column<byte[]>(bytes),
            SignCount = row.Column<long>(),
            Transports = row.Column<string>(),
            IsUserVerified = row.Column<bool>(),
            IsBackupEligible = row.Column<bool>(),
            IsBackedUp = row.Column<bool>(),
        }, constraints: row => row.PrimaryKey("PK_Passkeys", r => r.Credential));
        schema.CreateIndex("IX_Passkeys_PersonId", "Passkeys", "PersonId");

        schema.CreateTable("Authenticators", row => new
        {
            PersonId = row.Column<Guid>(id),
            Secret = row.Column<byte[]>(bytes),
            AddedAt = row.Column<DateTime>(),
            ConfirmedAt = row.Column<DateTime>(nullable: true),
            LastStep = row.Column<long>(),
        }, constraints: row => row.PrimaryKey("PK_Authenticators", r => r.PersonId));

        schema.CreateTable("RecoveryCodes", row => new
        {
            Hash = row.Column<string>(),
            PersonId = row.Column<Guid>(id),
        }, constraints: row => row.PrimaryKey("PK_RecoveryCodes", r => r.Hash));
        schema.CreateIndex("IX_RecoveryCodes_PersonId", "RecoveryCodes", "PersonId");
    }
}
