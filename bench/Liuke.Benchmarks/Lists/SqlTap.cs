using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Liuke.Benchmarks.Lists;

internal sealed class SqlTap : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public void OnCompleted() { }
    public void OnError(Exception error) { }
    public void OnNext(DiagnosticListener value) { if (value.Name == "Microsoft.EntityFrameworkCore") value.Subscribe(this); }
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData c) Console.WriteLine($"-- {c.Duration.TotalMilliseconds:0.0} ms [{string.Join(", ", c.Command.Parameters.Cast<System.Data.Common.DbParameter>().Select(p => p.ParameterName + "=" + (p.Value is byte[] b ? "x'" + Convert.ToHexString(b) + "'" : p.Value)))}]\n{c.Command.CommandText}");
    }
}
