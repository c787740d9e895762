using System.Diagnostics.CodeAnalysis;

namespace Liuke.Basics;

// The ids that every floor speaks of. Ids of one room only live in that room.

public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId From(Guid value) => new(value);
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? p, out PersonId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

public readonly record struct DepartmentId(Guid Value) : IId<DepartmentId>
{
    public static DepartmentId From(Guid value) => new(value);
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? p, out DepartmentId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

public readonly record struct CustomerId(Guid Value) : IId<CustomerId>
{
    public static CustomerId From(Guid value) => new(value);
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? p, out CustomerId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}
