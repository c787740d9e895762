namespace Liuke.Storage;

/// <summary>What the present request says with whatever it commits, so that it stands or falls with its effect. An <see cref="ILastWord"/> writes it.</summary>
public sealed class EachCommit
{
    public object? Says { get; set; }
}
