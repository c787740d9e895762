using Liuke.Basics;
using Liuke.Intake;

namespace Liuke.Trade.Imports;

/// <summary>A row of the file on its way: as it stood, as it was understood, and what becomes of it.</summary>
public sealed class ReadRow(TableRow raw, OrderRow? says, decimal? amount)
{
    public TableRow Raw => raw;
    public OrderRow? Says => says;
    public decimal? Amount => amount;
    public RowFate Fate { get; private set; }
    public Text? Reason { get; private set; }

    internal static ReadRow Of(TableRow raw, OrderRows.Reading reading)
    {
        var row = new ReadRow(raw, reading.Row, reading.Amount);
        if (reading.IsWithoutCustomer) (row.Fate, row.Reason) = (RowFate.WithoutCustomer, reading.Fault);
        else if (reading.Fault is { } fault) row.Refuse(fault);
        return row;
    }

    public bool IsRefused => Fate is RowFate.Refused or RowFate.WithoutCustomer;

    public void Refuse(Text why) => (Fate, Reason) = (RowFate.Refused, why);

    public void Become(RowFate fate) => Fate = fate;
}
