using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

[DbContext(typeof(Db)), Migration("0019_Guards")]
public sealed class Guards : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var dialect = Dialect.Of(schema);
        schema.AddColumn<Guid>("GrantId", "Exports", dialect.IdType, nullable: true);
        schema.CreateTable("HeldForms", row => new
        {
            Id = row.Column<Guid>(dialect.IdType),
            PersonId = row.Column<Guid>(dialect.IdType),
            Content = row.Column<byte[]>(dialect.BytesType),
            HeldAt = row.Column<DateTime>(),
        }, constraints: row => row.PrimaryKey("PK_HeldForms", r => r.Id));
        schema.CreateIndex("IX_HeldForms_PersonId", "HeldForms", "PersonId");
        schema.CreateIndex("IX_HeldForms_HeldAt", "HeldForms", "HeldAt");
    }
}
