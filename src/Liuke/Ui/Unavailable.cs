using Liuke.Basics;

namespace Liuke.Ui;

/// <summary>What the program stands on does not answer at the moment; the same request may go well a little later.</summary>
public sealed class Unavailable(Text sentence, Exception because) : Exception(sentence.En, because)
{
    public Text Sentence { get; } = sentence;
}
