using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations.First;

[DbContext(typeof(Db)), Migration("0002_Archive")]
public sealed class CustomerArchive : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var id = Dialect.Of(schema).IdType;
        Customers(schema, id);
        Standings(schema, id);

        schema.CreateTable("TimelineEntries", row => new
        {
            Id = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            At = row.Column<DateTime>(),
            ActorId = row.Column<Guid>(id, nullable: true),
            Kind = row.Column<string>(),
            Data = row.Column<string>(),
        }, constraints: row => row.PrimaryKey("PK_TimelineEntries", r => r.Id));
        schema.CreateIndex("IX_TimelineEntries_CustomerId_At", "TimelineEntries", ["CustomerId", "At"]);

        schema.CreateTable("CodeSerials", row => new
        {
            Year = row.Column<int>(),
            Given = row.Column<long>(),
        }, constraints: row => row.PrimaryKey("PK_CodeSerials", r => r.Year));
    }

    private static void Customers(MigrationBuilder schema, string id)
    {
        schema.CreateTable("Customers", row => new
        {
            Id = row.Column<Guid>(id),
            Number = row.Column<long>(),
            Code = row.Column<string>(),
            ExternalKey = row.Column<string>(nullable: true),
            Name = row.Column<string>(),
            NameKey = row.Column<string>(),
            NameOrder = row.Column<string>(),
            Kind = row.Column<int>(),
            Stage = row.Column<int>(),
            OwnerId = row.Column<Guid>(id, nullable: true),
            DepartmentId = row.Column<Guid>(id),
            Mobile = row.Column<string>(nullable: true),
            Region = row.Column<string>(nullable: true),
            CreatedAt = row.Column<DateTime>(),
            Version = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_Customers", r => r.Id));
        schema.CreateIndex("IX_Customers_Code", "Customers", "Code", unique: true);
        schema.CreateIndex("IX_Customers_Number", "Customers", "Number", unique: true);
        schema.CreateIndex("IX_Customers_ExternalKey", "Customers", "ExternalKey", unique: true);
        schema.CreateIndex("IX_Customers_ByName", "Customers", ["NameOrder", "Number", "NameKey"]);
        schema.CreateIndex("IX_Customers_Mobile", "Customers", "Mobile");
        Dialect.Of(schema).CreateTextIndex(schema, new("Customers", "NameKey", "Number"));
    }

    private static void Standings(MigrationBuilder schema, string id)
    {
        schema.CreateTable("Standings", row => new
        {
            CustomerId = row.Column<Guid>(id),
            Number = row.Column<long>(defaultValue: 0L),
            OwnerId = row.Column<Guid>(id, nullable: true),
            DepartmentId = row.Column<Guid>(id),
            AsOf = row.Column<DateOnly>(),
            State = row.Column<int>(),
            StateSinceOn = row.Column<DateOnly>(nullable: true),
            Alive = row.Column<double>(nullable: true),
            AliveLastWeek = row.Column<double>(nullable: true),
            Expected30 = row.Column<double>(nullable: true),
            Expected90 = row.Column<double>(nullable: true),
            Expected365 = row.Column<double>(nullable: true),
            NextDueOn = row.Column<DateOnly>(nullable: true),
            DueLatestOn = row.Column<DateOnly>(nullable: true),
            RiskSinceOn = row.Column<DateOnly>(nullable: true),
            LifetimeValueMinor = row.Column<long>(nullable: true),
            ValueAtRiskMinor = row.Column<long>(nullable: true),
            YearMarginMinor = row.Column<long>(nullable: true),
            YearProfitMinor = row.Column<long>(nullable: true),
            Quadrant = row.Column<int>(),
            FirstOrderOn = row.Column<DateOnly>(nullable: true),
            LastOrderOn = row.Column<DateOnly>(nullable: true),
            Occasions = row.Column<int>(),
            NetMinor = row.Column<long>(),
        }, constraints: row => row.PrimaryKey("PK_Standings", r => r.CustomerId));
        schema.CreateIndex("IX_Standings_OwnerId", "Standings", "OwnerId");
        string[] filters = ["Number", "State", "Quadrant", "DepartmentId", "FirstOrderOn", "StateSinceOn"];
        schema.CreateIndex("IX_Standings_ByValueAtRisk", "Standings", ["ValueAtRiskMinor", .. filters]);
        schema.CreateIndex("IX_Standings_ByLifetimeValue", "Standings", ["LifetimeValueMinor", .. filters]);
        schema.CreateIndex("IX_Standings_ByAlive", "Standings", ["Alive", .. filters]);
        schema.CreateIndex("IX_Standings_ByLastOrder", "Standings", ["LastOrderOn", .. filters]);
        schema.CreateIndex("IX_Standings_ByNumber", "Standings", filters);
    }
}
