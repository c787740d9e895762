using Liuke.Intake;

namespace Liuke.Trade.Imports;

/// <summary>A row of a sales file, as it was understood.</summary>
public sealed class ReadRow(TableRow raw, OrderRow? says, decimal? amount) : ImportRow(raw)
{
    public OrderRow? Says => says;
    public override decimal? Amount => amount;

    internal static ReadRow Of(TableRow raw, OrderRows.Reading reading)
    {
        var row = new ReadRow(raw, reading.Row, reading.Amount);
        if (reading.IsWithoutCustomer) row.LeaveOut(reading.Fault);
        else if (reading.Fault is { } fault) row.Refuse(fault);
        return row;
    }
}
