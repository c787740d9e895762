using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

/// <remarks>A step of the schema has no key: it puts the mobiles aside, and the archive seals them when the database opens.</remarks>
[DbContext(typeof(Db)), Migration("0012_Fields")]
public sealed class Fields : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var dialect = Dialect.Of(schema);
        schema.CreateTable("OpenMobiles", row => new
        {
            CustomerId = row.Column<Guid>(dialect.IdType),
            Mobile = row.Column<string>(),
        }, constraints: row => row.PrimaryKey("PK_OpenMobiles", r => r.CustomerId));
        schema.Sql("""INSERT INTO "OpenMobiles" ("CustomerId", "Mobile") SELECT "Id", "Mobile" FROM "Customers" WHERE "Mobile" IS NOT NULL""");
        schema.DropIndex("IX_Customers_Mobile", "Customers");
        // Both databases drop a column by themselves; EF would rebuild the table on SQLite and lose its triggers.
        schema.Sql("""ALTER TABLE "Customers" DROP COLUMN "Mobile" """);
        foreach (var column in new[] { "MobileSealed", "MobileIndex", "MobileEndIndex" })
            schema.AddColumn<byte[]>(column, "Customers", dialect.BytesType, nullable: true);
        schema.CreateIndex("IX_Customers_MobileIndex", "Customers", "MobileIndex");
        schema.CreateIndex("IX_Customers_MobileEndIndex", "Customers", "MobileEndIndex");

        schema.CreateTable("RoleLimits", row => new
        {
            Name = row.Column<string>(),
            Role = row.Column<int>(),
            Most = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_RoleLimits", r => new { r.Name, r.Role }));

        schema.CreateTable("DayCounts", row => new
        {
            PersonId = row.Column<Guid>(dialect.IdType),
            Day = row.Column<DateOnly>(),
            What = row.Column<string>(),
            Count = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_DayCounts", r => new { r.PersonId, r.Day, r.What }));
    }
}
