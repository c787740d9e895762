using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

[DbContext(typeof(Db)), Migration("0012_Audit")]
public sealed class Audit : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var dialect = Dialect.Of(schema);
        schema.CreateTable("AuditLines", row => new
        {
            Sequence = row.Column<long>(),
            At = row.Column<DateTime>(),
            Kind = row.Column<string>(),
            ById = row.Column<Guid>(dialect.IdType, nullable: true),
            SubjectKind = row.Column<string>(),
            SubjectId = row.Column<string>(nullable: true),
            CustomerId = row.Column<Guid>(dialect.IdType, nullable: true),
            Facts = row.Column<string>(),
            Hash = row.Column<byte[]>(dialect.BytesType),
        }, constraints: row => row.PrimaryKey("PK_AuditLines", r => r.Sequence));
        schema.CreateIndex("IX_AuditLines_At", "AuditLines", "At");
        schema.CreateIndex("IX_AuditLines_ById_Sequence", "AuditLines", ["ById", "Sequence"]);
        schema.CreateIndex("IX_AuditLines_CustomerId_Sequence", "AuditLines", ["CustomerId", "Sequence"]);
        schema.CreateIndex("IX_AuditLines_Kind_Sequence", "AuditLines", ["Kind", "Sequence"]);
        dialect.OnlyAppend(schema, "AuditLines");
    }
}
