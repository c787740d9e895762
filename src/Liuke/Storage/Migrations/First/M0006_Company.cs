using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations.First;

[DbContext(typeof(Db)), Migration("0006_Company")]
public sealed class CompanyRow : Migration
{
    protected override void Up(MigrationBuilder schema) => schema.CreateTable("Company", row => new
    {
        Id = row.Column<int>(),
        TimeZone = row.Column<string>(),
        Currency = row.Column<string>(),
        MarginRatePercent = row.Column<int>(),
        AcquisitionCostMinor = row.Column<long>(),
    }, constraints: row => row.PrimaryKey("PK_Company", r => r.Id));
}
