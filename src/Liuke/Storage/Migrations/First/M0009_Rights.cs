using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations.First;

[DbContext(typeof(Db)), Migration("0009_Rights")]
public sealed class RoleRights : Migration
{
    protected override void Up(MigrationBuilder schema) => schema.CreateTable("RoleScopes", row => new
    {
        Permission = row.Column<string>(),
        Role = row.Column<int>(),
        Scope = row.Column<int>(),
        SetById = row.Column<Guid>(Dialect.Of(schema).IdType),
        SetAt = row.Column<DateTime>(),
    }, constraints: row => row.PrimaryKey("PK_RoleScopes", r => new { r.Permission, r.Role }));
}
