using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Intake;

public readonly record struct ProfileId(Guid Value) : IId<ProfileId>
{
    public static ProfileId From(Guid value) => new(value);
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? p, out ProfileId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

/// <summary>A mapping that somebody saved under a name, for the next file of the same source.</summary>
[NotPersonal("headings of files")]
public sealed class MappingProfile
{
    public const int LongestName = 60;

    private MappingProfile() { }

    public MappingProfile(ProfileId id, string kind, string name) => (Id, Kind, Name) = (id, kind, name.Trim());

    public ProfileId Id { get; private set; }
    public string Kind { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>Field key to header, as JSON.</summary>
    public string Columns { get; private set; } = "{}";
    public DateOrder DateOrder { get; private set; }
    public PersonId? SavedBy { get; private set; }
    public Instant SavedAt { get; private set; }

    public Mapping Mapping => new(JsonSerializer.Deserialize<Dictionary<string, string>>(Columns)!, DateOrder);

    public Refusal? Save(Mapping mapping, PersonId? by, Instant now)
    {
        if (Name.Length is 0 or > LongestName) return Refusal.Invalid(IntakeWords.ProfileNeedsName);
        (Columns, DateOrder, SavedBy, SavedAt) = (JsonSerializer.Serialize(mapping.Columns), mapping.DateOrder, by, now.Cut());
        return null;
    }
}
