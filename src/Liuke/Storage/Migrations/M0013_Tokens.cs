using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

[DbContext(typeof(Db)), Migration("0013_Tokens")]
public sealed class Tokens : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var dialect = Dialect.Of(schema);
        schema.CreateTable("ApiTokens", row => new
        {
            Id = row.Column<Guid>(dialect.IdType),
            PersonId = row.Column<Guid>(dialect.IdType),
            Name = row.Column<string>(),
            Hash = row.Column<byte[]>(dialect.BytesType),
            Scopes = row.Column<string>(),
            CreatedAt = row.Column<DateTime>(),
            ExpiresAt = row.Column<DateTime>(),
            LastUsedAt = row.Column<DateTime>(nullable: true),
            EndedAt = row.Column<DateTime>(nullable: true),
            EndedById = row.Column<Guid>(dialect.IdType, nullable: true),
        }, constraints: row => row.PrimaryKey("PK_ApiTokens", r => r.Id));
        schema.CreateIndex("IX_ApiTokens_PersonId", "ApiTokens", "PersonId");
    }
}
