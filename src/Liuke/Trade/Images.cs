using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Trade;

/// <summary>An order's head as it was before an import wrote it for the first time; undoing the import restores it.</summary>
[NotPersonal("money stays")]
public sealed class OrderImage
{
    private OrderImage() { }

    public BatchId BatchId { get; private set; }
    public OrderId OrderId { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public PersonId? OwnerId { get; private set; }
    public DepartmentId DepartmentId { get; private set; }
    public Instant OrderedAt { get; private set; }
    public LocalDate OrderedOn { get; private set; }
    public BatchId? BatchBefore { get; private set; }

    public OrderHead Head => new(CustomerId, OwnerId, DepartmentId, OrderedAt, OrderedOn, BatchBefore);
}

/// <summary>A line as it was before an import changed it.</summary>
[NotPersonal("money stays")]
public sealed class OrderLineImage
{
    private OrderLineImage() { }

    public BatchId BatchId { get; private set; }
    public OrderId OrderId { get; private set; }
    public int LineNo { get; private set; }
    public string? SourceLine { get; private set; }
    public ProductId? ProductId { get; private set; }
    public long QuantityMicro { get; private set; }
    public long UnitPriceMicro { get; private set; }
    public long AmountMinor { get; private set; }
    public long? UnitCostMicro { get; private set; }
    public BatchId? BatchBefore { get; private set; }

    public LineContent Content => new(SourceLine, ProductId, QuantityMicro, UnitPriceMicro, AmountMinor, UnitCostMicro);
}

/// <summary>A product as it was before an import changed its name or cost.</summary>
[NotPersonal("goods")]
public sealed class ProductImage
{
    private ProductImage() { }

    public BatchId BatchId { get; private set; }
    public ProductId ProductId { get; private set; }
    public string Name { get; private set; } = "";
    public long? UnitCostMicro { get; private set; }
    public BatchId? BatchBefore { get; private set; }
}

/// <summary>A customer that an import brought; leaves with it when nothing else refers to them.</summary>
[NotPersonal("ids")]
public sealed class ImportedCustomer
{
    private ImportedCustomer() { }

    public BatchId BatchId { get; private set; }
    public CustomerId CustomerId { get; private set; }
}
