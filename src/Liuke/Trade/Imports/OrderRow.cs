using NodaTime;

namespace Liuke.Trade.Imports;

/// <summary>What one row of a sales file says, in our terms.</summary>
public sealed record OrderRow
{
    public required string Number { get; init; }

    /// <summary>How the file names the customer: a code, a nickname, a mobile.</summary>
    public required string CustomerKey { get; init; }
    public string? CustomerName { get; init; }
    public string? Mobile { get; init; }
    public string? Region { get; init; }
    public string? Owner { get; init; }
    public required Instant At { get; init; }
    public string? ProductCode { get; init; }
    public string? ProductName { get; init; }
    public required LineContent Says { get; init; }

    /// <summary>Whether the file tells costs at all; where it does not, the product's known cost holds.</summary>
    public bool TellsCost { get; init; }
}
