using System.Diagnostics.CodeAnalysis;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Trade;

public readonly record struct OrderId(Guid Value) : IId<OrderId>
{
    public static OrderId From(Guid value) => new(value);
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? p, out OrderId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

public enum OrderKind { Sale = 0, Return = 1 }

/// <summary>What one customer bought, or gave back, under one number.</summary>
[NotPersonal("numbers of documents: money stays")]
public sealed class Order : IScoped
{
    public const int LongestNumber = 120;

    private Order() { }

    public Order(OrderId id, string number, OrderHead head, string currency)
    {
        (Id, Number, Currency) = (id, number, currency);
        Head = head;
    }

    public OrderId Id { get; private set; }

    /// <summary>The firm's own number; where a file has none, the customer and the time make one.</summary>
    public string Number { get; private set; } = "";
    public CustomerId CustomerId { get; private set; }
    public PersonId? OwnerId { get; private set; }
    public DepartmentId DepartmentId { get; private set; }
    public OrderKind Kind { get; private set; }
    public Instant OrderedAt { get; private set; }

    /// <summary>The business day of <see cref="OrderedAt"/> in the company's time zone.</summary>
    public LocalDate OrderedOn { get; private set; }
    public long NetMinor { get; private set; }
    public string Currency { get; private set; } = "";
    public int LineCount { get; private set; }

    /// <summary>Net of the lines whose cost is known, and that cost: the margin of the part that can be told.</summary>
    public long CostedNetMinor { get; private set; }
    public long CostMinor { get; private set; }

    /// <summary>The import that wrote the order last; null when no file brought it.</summary>
    public BatchId? BatchId { get; private set; }

    public Money Net => new(NetMinor, Currency);

    public OrderHead Head
    {
        get => new(CustomerId, OwnerId, DepartmentId, OrderedAt, OrderedOn, BatchId);
        private set => (CustomerId, OwnerId, DepartmentId, OrderedAt, OrderedOn, BatchId)
            = (value.CustomerId, value.OwnerId, value.DepartmentId, value.OrderedAt.Cut(), value.OrderedOn, value.BatchId);
    }

    /// <summary>Takes another customer or date, as a corrected file says.</summary>
    public void Correct(OrderHead head) => Head = head;

    /// <summary>Works out money and kind afresh from all lines.</summary>
    public void AddUp(IReadOnlyCollection<OrderLine> lines)
    {
        (NetMinor, CostedNetMinor, CostMinor, LineCount) = (0, 0, 0, lines.Count);
        foreach (var line in lines)
        {
            NetMinor += line.AmountMinor;
            if (line.CostMinor is not { } cost) continue;
            CostedNetMinor += line.AmountMinor;
            CostMinor += cost;
        }

        Kind = NetMinor < 0 || IsCancellation(lines) ? OrderKind.Return : OrderKind.Sale;
    }

    // Some systems mark a cancelled invoice by a C before its number.
    private bool IsCancellation(IReadOnlyCollection<OrderLine> lines)
        => Number is ['C' or 'c', >= '0' and <= '9', ..] && lines.Any(l => l.QuantityMicro < 0) && NetMinor <= 0;
}

/// <summary>Who ordered and when.</summary>
public sealed record OrderHead(CustomerId CustomerId, PersonId? OwnerId, DepartmentId DepartmentId, Instant OrderedAt, LocalDate OrderedOn, BatchId? BatchId);
