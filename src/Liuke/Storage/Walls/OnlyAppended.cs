namespace Liuke.Storage.Walls;

/// <summary>On a row that is neither changed nor deleted: on PostgreSQL no role of the program is granted it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnlyAppendedAttribute : Attribute;
