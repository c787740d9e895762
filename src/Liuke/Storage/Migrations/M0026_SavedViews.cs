using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Liuke.Storage.Migrations;

[DbContext(typeof(Db)), Migration("0026_SavedViews")]
public sealed class SavedViews : Migration
{
    protected override void Up(MigrationBuilder schema)
    {
        var id = Dialect.Of(schema).IdType;
        schema.CreateTable("SavedViews", row => new
        {
            Id = row.Column<Guid>(id),
            By = row.Column<Guid>(id),
            Name = row.Column<string>(),
            Query = row.Column<string>(),
            Share = row.Column<int>(),
            DepartmentId = row.Column<Guid>(id),
            CreatedAt = row.Column<DateTime>(),
            Version = row.Column<int>(),
        }, constraints: row => row.PrimaryKey("PK_SavedViews", r => r.Id));
        schema.CreateIndex("IX_SavedViews_By_Name", "SavedViews", ["By", "Name"], unique: true);
        schema.CreateIndex("IX_SavedViews_Share", "SavedViews", "Share");
        schema.CreateTable("ViewDefaults", row => new
        {
            PersonId = row.Column<Guid>(id),
            ViewId = row.Column<Guid>(id),
        }, constraints: row => row.PrimaryKey("PK_ViewDefaults", r => r.PersonId));
    }
}
