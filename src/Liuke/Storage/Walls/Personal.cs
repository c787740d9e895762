namespace Liuke.Storage.Walls;

/// <summary>
/// On a column that may hold something of a customer who is a person, or of a person at a customer: emptied when that person is erased.
/// On a row: the whole row goes with the customer.
/// </summary>
/// <remarks>
/// Where a table does not belong to customers, the person's words are replaced in the column wherever they stand.
/// Bytes of such a table need an eraser of their own: see Archive/PeoplesData/Erasing.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute
{
    /// <summary>On a row that names a contact: the row goes with that contact too. Else it stays with the firm, without the contact's name and numbers.</summary>
    public bool GoesWithContact { get; set; }
}

/// <summary>On a column, or on a row for all its columns: holds nothing of customers' people, and why.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class NotPersonalAttribute(string why) : Attribute
{
    public string Why { get; } = why;
}
