using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations.First;

[DbContext(typeof(Db)), Migration("0008_InsightModels")]
public sealed class InsightModels : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var id = Dialect.Of(schema).IdType;
        schema.AddColumn<Guid>("ChoiceId", "InsightRuns", id, nullable: true);
        schema.CreateTable("ModelChoices", row => new
        {
            Id = row.Column<Guid>(id),
            AsOf = row.Column<DateOnly>(),
            ChosenAt = row.Column<DateTime>(),
            Seconds = row.Column<double>(),
            Customers = row.Column<int>(),
            PurchaseDays = row.Column<long>(),
            ReportJson = row.Column<string>(),
        }, constraints: row => row.PrimaryKey("PK_ModelChoices", r => r.Id));
        schema.CreateIndex("IX_ModelChoices_AsOf_ChosenAt", "ModelChoices", ["AsOf", "ChosenAt"]);

        schema.CreateTable("ModelTrials", row => new
        {
            Id = row.Column<Guid>(id),
            CutOn = row.Column<DateOnly>(),
            Days = row.Column<int>(),
            RequestedBy = row.Column<Guid>(id, nullable: true),
            JudgedAt = row.Column<DateTime>(),
            Seconds = row.Column<double>(),
            ProofJson = row.Column<string>(),
        }, constraints: row => row.PrimaryKey("PK_ModelTrials", r => r.Id));
        schema.CreateIndex("IX_ModelTrials_JudgedAt", "ModelTrials", "JudgedAt");
    }
}
