using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

[DbContext(typeof(Db)), Migration("0025_Ties")]
public sealed class TiesOfCustomers : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var id = Dialect.Of(schema).IdType;
        schema.AddColumn<int>("Place", "Pins", nullable: false, defaultValue: 0);

        // What tells one entry of a customer from the others of its module, as a contract's number does.
        schema.AddColumn<string>("NumberKey", "FileEntries", nullable: true);
        schema.CreateIndex("IX_FileEntries_Numbers", "FileEntries", ["CustomerId", "ModuleKey", "NumberKey"], unique: true, filter: "\"NumberKey\" IS NOT NULL AND \"RemovedAt\" IS NULL");

        schema.CreateTable("Milestones", row => new
        {
            Id = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            EntryId = row.Column<Guid>(id),
            What = row.Column<string>(),
            DueOn = row.Column<DateOnly>(nullable: true),
            DoneOn = row.Column<DateOnly>(nullable: true),
            AmountMinor = row.Column<long>(nullable: true),
            By = row.Column<Guid>(id, nullable: true),
            CreatedAt = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_Milestones", r => r.Id));
        schema.CreateIndex("IX_Milestones_CustomerId_EntryId", "Milestones", ["CustomerId", "EntryId"]);

        schema.CreateTable("NeedRules", row => new
        {
            Event = row.Column<string>(),
            NeedZh = row.Column<string>(),
            NeedEn = row.Column<string>(),
            Products = row.Column<string>(),
            Days = row.Column<int>(),
            IsOn = row.Column<bool>(),
        }, constraints: row => row.PrimaryKey("PK_NeedRules", r => r.Event));

        schema.CreateTable("NeedSignals", row => new
        {
            EntryId = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            RaisedAt = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_NeedSignals", r => r.EntryId));
        schema.CreateIndex("IX_NeedSignals_CustomerId", "NeedSignals", "CustomerId");

        schema.CreateTable("ProductAffinities", row => new
        {
            ProductId = row.Column<Guid>(id),
            OtherId = row.Column<Guid>(id),
            Buyers = row.Column<int>(),
            OtherBuyers = row.Column<int>(),
            Both = row.Column<int>(),
            All = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_ProductAffinities", r => new { r.ProductId, r.OtherId }));
    }
}
