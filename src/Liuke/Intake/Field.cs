using Liuke.Basics;

namespace Liuke.Intake;

/// <summary>Something that a row of a file may tell, and the headers under which files usually tell it, the likeliest first.</summary>
/// <param name="Key">Its name in profiles and settings; never shown.</param>
public sealed record Field(string Key, Text Title, params IReadOnlyList<string> Synonyms)
{
    public Text? Hint { get; init; }
}
