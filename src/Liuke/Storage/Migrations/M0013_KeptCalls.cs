using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

[DbContext(typeof(Db)), Migration("0013_KeptCalls")]
public sealed class KeptCalls : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var dialect = Dialect.Of(schema);
        schema.CreateTable("KeptCalls", row => new
        {
            PersonId = row.Column<Guid>(dialect.IdType),
            Route = row.Column<string>(),
            Key = row.Column<string>(),
            Fingerprint = row.Column<byte[]>(dialect.BytesType),
            Claim = row.Column<Guid>(dialect.IdType),
            ClaimedAt = row.Column<DateTime>(),
            CarriedOutAt = row.Column<DateTime>(nullable: true),
            Status = row.Column<int>(nullable: true),
            Answer = row.Column<byte[]>(dialect.BytesType, nullable: true),
        }, constraints: row => row.PrimaryKey("PK_KeptCalls", r => new { r.PersonId, r.Route, r.Key }));
        schema.CreateIndex("IX_KeptCalls_ClaimedAt", "KeptCalls", "ClaimedAt");
    }
}
