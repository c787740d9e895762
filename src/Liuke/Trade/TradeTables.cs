using Liuke.Storage;
using Liuke.Trade.Habits;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Trade;

internal sealed class TradeTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Product>(product =>
        {
            product.ToTable("Products");
            product.HasIndex(p => p.Code).IsUnique();
            product.HasIndex(p => p.BatchId);
        });
        model.Entity<Order>(order =>
        {
            order.ToTable("Orders");
            order.Ignore(o => o.Net);
            order.Ignore(o => o.Head);
            order.HasIndex(o => o.Number).IsUnique();
            order.HasIndex(o => new { o.CustomerId, o.OrderedAt });
            order.HasIndex(o => new { o.OrderedOn, o.NetMinor });
            order.HasIndex(o => o.BatchId);
        });
        model.Entity<OrderLine>(line =>
        {
            line.ToTable("OrderLines");
            line.HasKey(l => new { l.OrderId, l.LineNo });
            line.Ignore(l => l.Quantity);
            line.Ignore(l => l.UnitPrice);
            line.Ignore(l => l.CostMinor);
            line.Ignore(l => l.Content);
            line.HasOne<Order>().WithMany().HasForeignKey(l => l.OrderId);
        });
        model.Entity<OrderChange>(change =>
        {
            change.ToTable("OrderChanges");
            change.HasKey(c => c.CustomerId);
        });
        model.Entity<ProductAffinity>(pair =>
        {
            pair.ToTable("ProductAffinities");
            pair.HasKey(p => new { p.ProductId, p.OtherId });
            pair.Ignore(p => p.Share).Ignore(p => p.Lift);
        });
        MapImages(model);
    }

    private static void MapImages(ModelBuilder model)
    {
        model.Entity<OrderImage>(image =>
        {
            image.ToTable("OrderImages");
            image.HasKey(i => new { i.BatchId, i.OrderId });
            image.HasIndex(i => i.BatchBefore);
            image.Ignore(i => i.Head);
        });
        model.Entity<OrderLineImage>(image =>
        {
            image.ToTable("OrderLineImages");
            image.HasKey(i => new { i.BatchId, i.OrderId, i.LineNo });
            image.Ignore(i => i.Content);
        });
        model.Entity<ProductImage>(image =>
        {
            image.ToTable("ProductImages");
            image.HasKey(i => new { i.BatchId, i.ProductId });
            image.HasIndex(i => i.BatchBefore);
        });
        model.Entity<ImportedCustomer>(customer =>
        {
            customer.ToTable("ImportedCustomers");
            customer.HasKey(c => new { c.BatchId, c.CustomerId });
        });
    }
}

public static class TradeSets
{
    extension(Db db)
    {
        public DbSet<Product> Products => db.Set<Product>();
        public DbSet<Order> Orders => db.Set<Order>();
        public DbSet<OrderLine> OrderLines => db.Set<OrderLine>();
        public DbSet<OrderChange> OrderChanges => db.Set<OrderChange>();
        public DbSet<ProductAffinity> ProductAffinities => db.Set<ProductAffinity>();
        internal DbSet<OrderImage> OrderImages => db.Set<OrderImage>();
        internal DbSet<OrderLineImage> OrderLineImages => db.Set<OrderLineImage>();
        internal DbSet<ProductImage> ProductImages => db.Set<ProductImage>();
        internal DbSet<ImportedCustomer> ImportedCustomers => db.Set<ImportedCustomer>();
    }
}
