using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations.First;

[DbContext(typeof(Db)), Migration("0004_IntakeAndTrade")]
public sealed class IntakeAndTrade : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var id = Dialect.Of(schema).IdType;
        Intake(schema, id);
        Orders(schema, id);
        Images(schema, id);
    }

    private static void Intake(MigrationBuilder schema, string id)
    {
        schema.CreateTable("ImportBatches", row => new
        {
            Id = row.Column<Guid>(id),
            Kind = row.Column<string>(),
            FileName = row.Column<string>(),
            FilePath = row.Column<string>(),
            FileSize = row.Column<long>(),
            FileChangedAt = row.Column<DateTime>(),
            IsOurCopy = row.Column<bool>(),
            RequestedBy = row.Column<Guid>(id, nullable: true),
            CreatedAt = row.Column<DateTime>(),
            State = row.Column<int>(),
            JobId = row.Column<Guid>(id, nullable: true),
            Settings = row.Column<string>(nullable: true),
            Read = row.Column<long>(),
            Inserted = row.Column<long>(),
            Updated = row.Column<long>(),
            Unchanged = row.Column<long>(),
            Refused = row.Column<long>(),
            WithoutCustomer = row.Column<long>(),
            Amount = row.Column<decimal>(),
            ResultLength = row.Column<long>(),
            ResultPath = row.Column<string>(nullable: true),
            Seconds = row.Column<double>(),
            FinishedAt = row.Column<DateTime>(nullable: true),
            UndoneAt = row.Column<DateTime>(nullable: true),
            UndoneBy = row.Column<Guid>(id, nullable: true),
        }, constraints: row => row.PrimaryKey("PK_ImportBatches", r => r.Id));
        schema.CreateIndex("IX_ImportBatches_CreatedAt", "ImportBatches", "CreatedAt");

        schema.CreateTable("MappingProfiles", row => new
        {
            Id = row.Column<Guid>(id),
            Kind = row.Column<string>(),
            Name = row.Column<string>(),
            Columns = row.Column<string>(),
            DateOrder = row.Column<int>(),
            SavedBy = row.Column<Guid>(id, nullable: true),
            SavedAt = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_MappingProfiles", r => r.Id));
        schema.CreateIndex("IX_MappingProfiles_Kind_Name", "MappingProfiles", ["Kind", "Name"], unique: true);
    }

    private static void Orders(MigrationBuilder schema, string id)
    {
        schema.CreateTable("Products", row => new
        {
            Id = row.Column<Guid>(id),
            Code = row.Column<string>(),
            Name = row.Column<string>(),
            UnitCostMicro = row.Column<long>(nullable: true),
            BatchId = row.Column<Guid>(id, nullable: true),
        }, constraints: row => row.PrimaryKey("PK_Products", r => r.Id));
        schema.CreateIndex("IX_Products_Code", "Products", "Code", unique: true);
        schema.CreateIndex("IX_Products_BatchId", "Products", "BatchId");

        schema.CreateTable("Orders", row => new
        {
            Id = row.Column<Guid>(id),
            Number = row.Column<string>(),
            CustomerId = row.Column<Guid>(id),
            OwnerId = row.Column<Guid>(id, nullable: true),
            DepartmentId = row.Column<Guid>(id),
            Kind = row.Column<int>(),
            OrderedAt = row.Column<DateTime>(),
            OrderedOn = row.Column<DateOnly>(),
            NetMinor = row.Column<long>(),
            Currency = row.Column<string>(),
            LineCount = row.Column<int>(),
            CostedNetMinor = row.Column<long>(),
            CostMinor = row.Column<long>(),
            BatchId = row.Column<Guid>(id, nullable: true),
        }, constraints: row => row.PrimaryKey("PK_Orders", r => r.Id));
        schema.CreateIndex("IX_Orders_Number", "Orders", "Number", unique: true);
        schema.CreateIndex("IX_Orders_CustomerId_OrderedAt", "Orders", ["CustomerId", "OrderedAt"]);
        schema.CreateIndex("IX_Orders_OrderedOn_NetMinor", "Orders", ["OrderedOn", "NetMinor"]);
        schema.CreateIndex("IX_Orders_BatchId", "Orders", "BatchId");

        schema.CreateTable("OrderLines", row => new
        {
            OrderId = row.Column<Guid>(id),
            LineNo = row.Column<int>(),
            SourceLine = row.Column<string>(nullable: true),
            ProductId = row.Column<Guid>(id, nullable: true),
            QuantityMicro = row.Column<long>(),
            UnitPriceMicro = row.Column<long>(),
            AmountMinor = row.Column<long>(),
            UnitCostMicro = row.Column<long>(nullable: true),
            BatchId = row.Column<Guid>(id, nullable: true),
        }, constraints: row =>
        {
            row.PrimaryKey("PK_OrderLines", r => new { r.OrderId, r.LineNo });
            row.ForeignKey("FK_OrderLines_Orders_OrderId", r => r.OrderId, "Orders", "Id", onDelete: ReferentialAction.Cascade);
        });

        schema.CreateTable("OrderChanges", row => new
        {
            CustomerId = row.Column<Guid>(id),
            Stamp = row.Column<Guid>(id),
        }, constraints: row => row.PrimaryKey("PK_OrderChanges", r => r.CustomerId));
    }

    private static void Images(MigrationBuilder schema, string id)
    {
        schema.CreateTable("OrderImages", row => new
        {
            BatchId = row.Column<Guid>(id),
            OrderId = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            OwnerId = row.Column<Guid>(id, nullable: true),
            DepartmentId = row.Column<Guid>(id),
            OrderedAt = row.Column<DateTime>(),
            OrderedOn = row.Column<DateOnly>(),
            BatchBefore = row.Column<Guid>(id, nullable: true),
        }, constraints: row => row.PrimaryKey("PK_OrderImages", r => new { r.BatchId, r.OrderId }));
        schema.CreateIndex("IX_OrderImages_BatchBefore", "OrderImages", "BatchBefore");

        schema.CreateTable("OrderLineImages", row => new
        {
            BatchId = row.Column<Guid>(id),
            OrderId = row.Column<Guid>(id),
            LineNo = row.Column<int>(),
            SourceLine = row.Column<string>(nullable: true),
            ProductId = row.Column<Guid>(id, nullable: true),
            QuantityMicro = row.Column<long>(),
            UnitPriceMicro = row.Column<long>(),
            AmountMinor = row.Column<long>(),
            UnitCostMicro = row.Column<long>(nullable: true),
            BatchBefore = row.Column<Guid>(id, nullable: true),
        }, constraints: row => row.PrimaryKey("PK_OrderLineImages", r => new { r.BatchId, r.OrderId, r.LineNo }));

        schema.CreateTable("ProductImages", row => new
        {
            BatchId = row.Column<Guid>(id),
            ProductId = row.Column<Guid>(id),
            Name = row.Column<string>(),
            UnitCostMicro = row.Column<long>(nullable: true),
            BatchBefore = row.Column<Guid>(id, nullable: true),
        }, constraints: row => row.PrimaryKey("PK_ProductImages", r => new { r.BatchId, r.ProductId }));
        schema.CreateIndex("IX_ProductImages_BatchBefore", "ProductImages", "BatchBefore");

        schema.CreateTable("ImportedCustomers", row => new
        {
            BatchId = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
        }, constraints: row => row.PrimaryKey("PK_ImportedCustomers", r => new { r.BatchId, r.CustomerId }));
    }
}
