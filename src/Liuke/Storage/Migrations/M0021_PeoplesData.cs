using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

[DbContext(typeof(Db)), Migration("0021_PeoplesData")]
public sealed class PeoplesData : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var id = Dialect.Of(schema).IdType;
        schema.CreateTable("Consents", row => new
        {
            Id = row.Column<Guid>(id),
            CustomerId = row.Column<Guid>(id),
            Purpose = row.Column<int>(),
            Channel = row.Column<int>(),
            IsGiven = row.Column<bool>(),
            Words = row.Column<string>(nullable: true),
            Source = row.Column<string>(nullable: true),
            By = row.Column<Guid>(id, nullable: true),
            At = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_Consents", r => r.Id));
        schema.CreateIndex("IX_Consents_CustomerId_Purpose_At", "Consents", ["CustomerId", "Purpose", "At"]);

        schema.CreateTable("NoPersonalisations", row => new
        {
            CustomerId = row.Column<Guid>(id),
            Since = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_NoPersonalisations", r => r.CustomerId));
    }
}
