using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations.First;

[DbContext(typeof(Db)), Migration("0005_Insight")]
public sealed class CustomerInsight : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var id = Dialect.Of(schema).IdType;
        PerCustomer(schema, id, Dialect.Of(schema).BytesType);
        Runs(schema, id);
        Cells(schema, id);
    }

    private static void PerCustomer(MigrationBuilder schema, string id, string bytes)
    {
        schema.CreateTable("PurchaseHistories", row => new
        {
            CustomerId = row.Column<Guid>(id),
            Days = row.Column<byte[]>(bytes),
        }, constraints: row => row.PrimaryKey("PK_PurchaseHistories", r => r.CustomerId));

        schema.CreateTable("StateChanges", row => new
        {
            CustomerId = row.Column<Guid>(id),
            On = row.Column<DateOnly>(),
            From = row.Column<int>(),
            To = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_StateChanges", r => new { r.CustomerId, r.On }));
        schema.CreateIndex("IX_StateChanges_On_From_To_CustomerId", "StateChanges", ["On", "From", "To", "CustomerId"]);
    }

    private static void Runs(MigrationBuilder schema, string id)
    {
        schema.CreateTable("InsightRuns", row => new
        {
            Id = row.Column<Guid>(id),
            AsOf = row.Column<DateOnly>(),
            RequestedBy = row.Column<Guid>(id, nullable: true),
            StartedAt = row.Column<DateTime>(),
            FinishedAt = row.Column<DateTime>(),
            Seconds = row.Column<double>(),
            OnFile = row.Column<int>(),
            Customers = row.Column<int>(),
            DataFrom = row.Column<DateOnly>(nullable: true),
            DataUntil = row.Column<DateOnly>(nullable: true),
            FitsJson = row.Column<string>(),
            StatesJson = row.Column<string>(),
        }, constraints: row => row.PrimaryKey("PK_InsightRuns", r => r.Id));
        schema.CreateIndex("IX_InsightRuns_StartedAt", "InsightRuns", "StartedAt");
    }

    private static void Cells(MigrationBuilder schema, string id)
    {
        schema.CreateTable("BucketCells", row => new
        {
            Id = row.Column<int>(),
            OwnerId = row.Column<Guid>(id, nullable: true),
            DepartmentId = row.Column<Guid>(id),
            Kind = row.Column<int>(),
            StartsOn = row.Column<DateOnly>(),
            AtStart = row.Column<int>(),
            Entered = row.Column<int>(),
            WonBack = row.Column<int>(),
            Lost = row.Column<int>(),
            AtEnd = row.Column<int>(),
            EndNew = row.Column<int>(),
            EndActive = row.Column<int>(),
            EndSleeping = row.Column<int>(),
            EndLost = row.Column<int>(),
            EndWonBack = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_BucketCells", r => r.Id));

        schema.CreateTable("CohortCells", row => new
        {
            Id = row.Column<int>(),
            OwnerId = row.Column<Guid>(id, nullable: true),
            DepartmentId = row.Column<Guid>(id),
            FirstMonth = row.Column<DateOnly>(),
            MonthsLater = row.Column<int>(),
            Customers = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_CohortCells", r => r.Id));

        schema.CreateTable("SeatTotals", row => new
        {
            Id = row.Column<int>(),
            OwnerId = row.Column<Guid>(id, nullable: true),
            DepartmentId = row.Column<Guid>(id),
            OnFile = row.Column<int>(),
            StateNew = row.Column<int>(),
            StateActive = row.Column<int>(),
            StateSleeping = row.Column<int>(),
            StateLost = row.Column<int>(),
            StateWonBack = row.Column<int>(),
            AtRisk = row.Column<int>(),
            AtRiskMinor = row.Column<long>(),
            ValueAtRiskMinor = row.Column<long>(),
            Bought = row.Column<int>(),
            BoughtAgain = row.Column<int>(),
            YearProfitMinor = row.Column<long>(),
            QuadrantA = row.Column<int>(),
            QuadrantB = row.Column<int>(),
            QuadrantC = row.Column<int>(),
            QuadrantD = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_SeatTotals", r => r.Id));

        schema.CreateTable("ParetoCurves", row => new
        {
            Scope = row.Column<string>(),
            Customers = row.Column<int>(),
            ProfitMinor = row.Column<long>(),
            Golden = row.Column<int>(),
            GoldenMinor = row.Column<long>(),
            GoldenFromMinor = row.Column<long>(),
            Points = row.Column<string>(),
        }, constraints: row => row.PrimaryKey("PK_ParetoCurves", r => r.Scope));
    }
}
