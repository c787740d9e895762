using Liuke.Archive.Duplicates;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Keys;

/// <summary>The tables of keys and of what similar names share.</summary>
internal sealed class KeyTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<CustomerIdentity>(identity =>
        {
            identity.ToTable("CustomerIdentities");
            identity.HasKey(i => new { i.Kind, i.KeyHash });
            identity.HasIndex(i => i.CustomerId);
        });
        model.Entity<KeyMark>(mark =>
        {
            mark.ToTable("KeyMarks");
            mark.HasKey(m => m.Name);
        });
        model.Entity<NameBlock>(block =>
        {
            block.ToTable("NameBlocks");
            block.HasKey(b => new { b.Key, b.Number });
            block.Property(b => b.Key).ValueGeneratedNever();
            block.Property(b => b.Number).ValueGeneratedNever();
        });
    }
}

public static class KeySets
{
    extension(Db db)
    {
        /// <summary>Written by <see cref="Identities"/> alone.</summary>
        public DbSet<CustomerIdentity> CustomerIdentities => db.Set<CustomerIdentity>();

        internal DbSet<KeyMark> KeyMarks => db.Set<KeyMark>();
        internal DbSet<NameBlock> NameBlocks => db.Set<NameBlock>();
    }
}
