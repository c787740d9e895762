using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations.First;

[DbContext(typeof(Db)), Migration("0011_MasterKey")]
public sealed class MasterKey : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        schema.CreateTable("MasterKeyMarks", row => new
        {
            Id = row.Column<int>(),
            Mark = row.Column<string>(),
            MadeAt = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_MasterKeyMarks", r => r.Id));

        // Keys that were kept in clear are not trusted any more: everybody signs in again.
        schema.Sql("DELETE FROM \"ProtectionKeys\"");
    }
}
