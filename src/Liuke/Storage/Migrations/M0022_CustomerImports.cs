using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

[DbContext(typeof(Db)), Migration("0022_CustomerImports")]
public sealed class CustomerImports : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var id = Dialect.Of(schema).IdType;
        schema.CreateTable("CustomerImages", row => new
        {
            BatchId = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            Part = row.Column<string>(),
            Before = row.Column<string>(nullable: true),
            After = row.Column<string>(),
        }, constraints: row => row.PrimaryKey("PK_CustomerImages", r => new { r.BatchId, r.CustomerId, r.Part }));
        schema.CreateIndex("IX_CustomerImages_CustomerId", "CustomerImages", "CustomerId");
    }
}
