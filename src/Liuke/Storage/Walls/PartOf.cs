namespace Liuke.Storage.Walls;

/// <summary>On a row without a scope of its own: it is seen and written by whoever sees the row it is part of.</summary>
/// <param name="whole">The entity that carries the scope, or is itself part of one that does; its key is called Id.</param>
/// <param name="by">The property that names it.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PartOfAttribute(Type whole, string by) : Attribute
{
    public Type Whole { get; } = whole;
    public string By { get; } = by;

    /// <summary>Whether the database takes new rows from whoever does not see the whole, as facts about work that was given away are.</summary>
    /// <remarks>The program itself still asks where the writer knows the whole from.</remarks>
    public bool TakesFromOutside { get; set; }
}

/// <summary>On a row whose text is found by its parts: tells the database which column, and the number it answers with.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FoundByTextAttribute(string text, string number) : Attribute
{
    public string Text { get; } = text;
    public string Number { get; } = number;
}
