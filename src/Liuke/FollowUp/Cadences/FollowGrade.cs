namespace Liuke.FollowUp.Cadences;

/// <summary>How closely a customer is followed: A weekly, B half-monthly, C monthly, D released. Not the value quadrant, which has the same letters.</summary>
/// <remarks>The numbers are stored and order the grades: append, never renumber.</remarks>
public enum FollowGrade { None = 0, A = 1, B = 2, C = 3, D = 4 }
