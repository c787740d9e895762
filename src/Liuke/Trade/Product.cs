using System.Diagnostics.CodeAnalysis;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage.Walls;

namespace Liuke.Trade;

public readonly record struct ProductId(Guid Value) : IId<ProductId>
{
    public static ProductId From(Guid value) => new(value);
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? p, out ProductId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

/// <summary>Something the firm sells.</summary>
[NotPersonal("goods")]
public sealed class Product
{
    private Product() { }

    public Product(ProductId id, string code, string name, long? unitCostMicro, BatchId? batch)
        => (Id, Code, Name, UnitCostMicro, BatchId) = (id, code, name, unitCostMicro, batch);

    public ProductId Id { get; private set; }
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>What one unit costs the firm, in millionths of the currency's unit, as last heard; null while unknown.</summary>
    public long? UnitCostMicro { get; private set; }

    /// <summary>The import that wrote it last.</summary>
    public BatchId? BatchId { get; private set; }

    public void Become(string name, long? unitCostMicro, BatchId? batch) => (Name, UnitCostMicro, BatchId) = (name, unitCostMicro, batch);
}
