using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

/// <remarks>The keys of the customers that are there already are filled in when the database opens, some at a time.</remarks>
[DbContext(typeof(Db)), Migration("0018_Keys")]
public sealed class Keys : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var dialect = Dialect.Of(schema);
        schema.AddColumn<string>("Country", "Customers", nullable: true);

        schema.CreateTable("CustomerIdentities", row => new
        {
            Kind = row.Column<int>(),
            KeyHash = row.Column<byte[]>(dialect.BytesType),
            CustomerId = row.Column<Guid>(dialect.IdType),
            Shown = row.Column<string>(nullable: true),
            AddedAt = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_CustomerIdentities", r => new { r.Kind, r.KeyHash }));
        schema.CreateIndex("IX_CustomerIdentities_CustomerId", "CustomerIdentities", "CustomerId");

        schema.CreateTable("KeyMarks", row => new
        {
            Name = row.Column<string>(),
            Number = row.Column<long>(),
        }, constraints: row => row.PrimaryKey("PK_KeyMarks", r => r.Name));

        schema.CreateTable("NameBlocks", row => new
        {
            Key = row.Column<long>(),
            Number = row.Column<long>(),
        }, constraints: row => row.PrimaryKey("PK_NameBlocks", r => new { r.Key, r.Number }));
    }
}
