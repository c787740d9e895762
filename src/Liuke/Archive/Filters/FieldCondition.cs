using Liuke.Archive.Modules;
using Microsoft.Extensions.Primitives;

namespace Liuke.Archive.Filters;

/// <summary>How a field of the file is compared: any of the values, a part of the text, from, to, or whether it says anything.</summary>
public enum FieldTest { Is, Holds, From, To, Has }

/// <summary>A condition on one field of the file, as the address says it: f.firm.size=large, f.firm.scope.holds=灯, f.firm.capital.from=1000000, f.firm.founded.to=2020-12-31, f.firm.website.has=no.</summary>
/// <remarks>Whether there is such a field, and whether the values make sense for it, is found out where the fields are known.</remarks>
public sealed record FieldCondition(string Field, FieldTest Test, IReadOnlyList<string> Values)
{
    public const string Prefix = "f.";
    public const int Most = 12, MostValues = 20, ValueLengthMax = 200;

    public string Name => Prefix + Field + (Test == FieldTest.Is ? "" : "." + Word(Test));

    internal IEnumerable<KeyValuePair<string, string>> Parameters() => Values.Select(v => KeyValuePair.Create(Name, v));

    internal static IReadOnlyList<FieldCondition> Read(IQueryCollection query)
        => [.. query.Where(q => q.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(q => Read(q.Key[Prefix.Length..], q.Value)).OfType<FieldCondition>().OrderBy(c => c.Name, StringComparer.Ordinal).Take(Most)];

    /// <summary>The parameter by which a form asks this of a field.</summary>
    public static string NameOf(string field, FieldTest test) => new FieldCondition(field, test, []).Name;

    private static FieldCondition? Read(string name, StringValues given)
    {
        string[] values = [.. given.Select(v => v?.Trim() ?? "").Where(v => v.Length is > 0 and <= ValueLengthMax && !v.Any(char.IsControl)).Distinct(StringComparer.Ordinal).Take(MostValues)];
        if (values.Length == 0) return null;
        var test = Enum.GetValues<FieldTest>().Skip(1).Cast<FieldTest?>().FirstOrDefault(t => name.EndsWith("." + Word(t!.Value), StringComparison.Ordinal) && FileField.IsKey(name[..^(Word(t.Value).Length + 1)]));
        if (test is null) return FileField.IsKey(name) ? new(name, FieldTest.Is, values) : null;
        if (test is not FieldTest.Holds and not FieldTest.Is) values = values[..1];
        if (test == FieldTest.Has && values[0] is not ("yes" or "no")) return null;
        return new(name[..^(Word(test.Value).Length + 1)], test.Value, values);
    }

    private static string Word(FieldTest test) => test.ToString().ToLowerInvariant();
}
