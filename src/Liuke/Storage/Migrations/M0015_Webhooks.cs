using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

[DbContext(typeof(Db)), Migration("0015_Webhooks")]
public sealed class Webhooks : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var dialect = Dialect.Of(schema);
        schema.CreateTable("Webhooks", row => new
        {
            Id = row.Column<Guid>(dialect.IdType),
            Url = row.Column<string>(),
            Events = row.Column<string>(),
            SecretSealed = row.Column<byte[]>(dialect.BytesType),
            FormerSealed = row.Column<byte[]>(dialect.BytesType, nullable: true),
            FormerUntil = row.Column<DateTime>(nullable: true),
            MadeById = row.Column<Guid>(dialect.IdType),
            MadeAt = row.Column<DateTime>(),
            EndedAt = row.Column<DateTime>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_Webhooks", r => r.Id));
        schema.CreateTable("WebhookMessages", row => new
        {
            Id = row.Column<Guid>(dialect.IdType),
            WebhookId = row.Column<Guid>(dialect.IdType),
            Event = row.Column<string>(),
            At = row.Column<DateTime>(),
            SubjectKind = row.Column<string>(nullable: true),
            SubjectId = row.Column<string>(nullable: true),
            Became = row.Column<string>(nullable: true),
            ActorId = row.Column<Guid>(dialect.IdType, nullable: true),
            Customers = row.Column<string>(),
            State = row.Column<int>(),
            Attempts = row.Column<int>(),
            AttemptsBefore = row.Column<int>(),
            NextAt = row.Column<DateTime>(),
            LastAnswer = row.Column<string>(nullable: true),
            SentAt = row.Column<DateTime>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_WebhookMessages", r => r.Id));
        schema.CreateTable("WebhookTries", row => new
        {
            MessageId = row.Column<Guid>(dialect.IdType),
            Number = row.Column<int>(),
            At = row.Column<DateTime>(),
            Answer = row.Column<string>(nullable: true),
            Milliseconds = row.Column<int>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_WebhookTries", r => new { r.MessageId, r.Number }));
        schema.CreateIndex("IX_WebhookMessages_WebhookId_State_NextAt", "WebhookMessages", ["WebhookId", "State", "NextAt"]);
        schema.CreateIndex("IX_WebhookMessages_WebhookId_Id", "WebhookMessages", ["WebhookId", "Id"]);
    }
}
