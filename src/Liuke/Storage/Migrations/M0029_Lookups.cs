using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

/// <remarks>Where hardly any row has a value, a planner takes an index of all rows for useless and reads the table.</remarks>
[DbContext(typeof(Db)), Migration("0029_Lookups")]
public sealed class Lookups : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        schema.DropIndex("IX_Interactions_CorrectsId", "Interactions");
        schema.CreateIndex("IX_Interactions_CorrectsId", "Interactions", "CorrectsId", unique: true, filter: "\"CorrectsId\" IS NOT NULL");
        // With all that walls and searches look at, so that walking an order, or asking for a name at a time, reads no row of the table.
        schema.CreateIndex("IX_Customers_ByNumber", "Customers", ["Number", "NameKey", "DepartmentId", "OwnerId"]);
        schema.DropIndex("IX_Customers_ByName", "Customers");
        schema.CreateIndex("IX_Customers_ByName", "Customers", ["NameOrder", "Number", "NameKey", "DepartmentId", "OwnerId"]);
        schema.CreateIndex("IX_BucketCells_Kind_StartsOn", "BucketCells", ["Kind", "StartsOn"]);
    }
}
