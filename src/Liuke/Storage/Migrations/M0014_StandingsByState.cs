using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

[DbContext(typeof(Db)), Migration("0014_StandingsByState")]
public sealed class StandingsByState : Migration
{
    protected override void Up(MigrationBuilder schema) => schema.CreateIndex("IX_Standings_ByState", "Standings",
        ["State", "DepartmentId", "Quadrant", "Number", "FirstOrderOn", "StateSinceOn", "ValueAtRiskMinor", "Alive", "LastOrderOn", "LifetimeValueMinor"]);
}
