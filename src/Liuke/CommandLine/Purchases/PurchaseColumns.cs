using Liuke.Intake;

namespace Liuke.CommandLine.Purchases;

/// <summary>Which columns of a sales file tell customer, date and amount, by their headers; null where the headers are to tell.</summary>
public sealed record PurchaseColumns(string? Customer = null, string? Date = null, string? Amount = null, DateOrder Dates = DateOrder.Unknown);
