using Liuke.Basics;

namespace Liuke.Storage;

/// <summary>Something outside the database that it cannot be used without is missing or wrong; says what, and what to do.</summary>
public sealed class CannotOpen(Text sentence) : Exception(sentence.En)
{
    public Text Sentence { get; } = sentence;
}
