using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations.First;

[DbContext(typeof(Db)), Migration("0007_KeyRing")]
public sealed class KeyRing : Migration
{
    protected override void Up(MigrationBuilder schema) => schema.CreateTable("ProtectionKeys", row => new
    {
        Id = row.Column<Guid>(Dialect.Of(schema).IdType),
        Name = row.Column<string>(),
        Xml = row.Column<string>(),
    }, constraints: row => row.PrimaryKey("PK_ProtectionKeys", r => r.Id));
}
