using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

[DbContext(typeof(Db)), Migration("0012_Exports")]
public sealed class Exports : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var dialect = Dialect.Of(schema);
        schema.CreateTable("Exports", row => new
        {
            Id = row.Column<Guid>(dialect.IdType),
            List = row.Column<string>(),
            Format = row.Column<int>(),
            Asked = row.Column<byte[]>(dialect.BytesType),
            RequestedBy = row.Column<Guid>(dialect.IdType),
            RequestedAt = row.Column<DateTime>(),
            IsChinese = row.Column<bool>(),
            JobId = row.Column<Guid>(dialect.IdType, nullable: true),
            GrantedBy = row.Column<string>(nullable: true),
            Canary = row.Column<string>(nullable: true),
            Rows = row.Column<int>(),
            Bytes = row.Column<long>(),
            Sha256 = row.Column<string>(nullable: true),
            FinishedAt = row.Column<DateTime>(nullable: true),
            LinkHash = row.Column<string>(nullable: true),
            LinkUntil = row.Column<DateTime>(nullable: true),
            FetchedAt = row.Column<DateTime>(nullable: true),
            RemovedAt = row.Column<DateTime>(nullable: true),
        }, constraints: row => row.PrimaryKey("PK_Exports", r => r.Id));
        schema.CreateIndex("IX_Exports_RequestedBy_RequestedAt", "Exports", ["RequestedBy", "RequestedAt"]);
        schema.CreateIndex("IX_Exports_RequestedAt", "Exports", "RequestedAt");
        schema.CreateIndex("IX_Exports_LinkHash", "Exports", "LinkHash", unique: true);
        schema.CreateIndex("IX_Exports_Canary", "Exports", "Canary");
    }
}
