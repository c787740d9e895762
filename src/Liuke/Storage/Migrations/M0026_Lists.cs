using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

/// <remarks>The names of provinces are filled in when the program opens the database: the rule is not one of SQL.</remarks>
[DbContext(typeof(Db)), Migration("0026_Lists")]
public sealed class ListsOfCustomers : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        schema.AddColumn<string>("Province", "Customers", nullable: true);
        schema.AddColumn<int>("Step", "Customers", nullable: false, defaultValue: 0);
        schema.CreateIndex("IX_Customers_ByKind", "Customers", ["Kind", "Stage", "Number", "DepartmentId"]);
        schema.CreateIndex("IX_Customers_ByStage", "Customers", ["Stage", "Step", "Number", "DepartmentId"]);
        schema.CreateIndex("IX_Customers_ByProvince", "Customers", ["Province", "Number", "DepartmentId"], filter: "\"Province\" IS NOT NULL");
        schema.CreateIndex("IX_Customers_ByCountry", "Customers", ["Country", "Number", "DepartmentId"], filter: "\"Country\" IS NOT NULL");
        schema.CreateIndex("IX_Customers_ByCreated", "Customers", ["CreatedAt", "Number", "DepartmentId"]);
        schema.CreateIndex("IX_Customers_NoProvince", "Customers", "Region", filter: "\"Province\" IS NULL AND \"Region\" IS NOT NULL");
        schema.CreateIndex("IX_Contacts_Name", "Contacts", "Name");
    }
}
