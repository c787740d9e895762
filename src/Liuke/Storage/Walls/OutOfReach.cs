namespace Liuke.Storage.Walls;

/// <summary>Somebody was about to write a row, or to name one, that lies outside their reach. Nothing was written.</summary>
public sealed class OutOfReach(string what) : Exception(what);
