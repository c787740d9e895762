using Liuke.Basics;
using Liuke.Statistics.BuyTillYouDie;
using NodaTime;

namespace Liuke.CommandLine.Fit;

/// <summary>What a file tells the models, and what of it was left out.</summary>
/// <param name="Rows">Histories, for the models of counting.</param>
/// <param name="X">Repeat purchase days a customer, for the model of spend.</param>
/// <param name="MeanSpend">Mean net of a repeat purchase day; null where the file tells no amounts.</param>
internal sealed record FitInput(MergedRows Rows, int[] X, double[]? MeanSpend)
{
    public LocalDate? Until { get; init; }
    public LineCounts? Lines { get; init; }
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What a person should know about how the file was read.</summary>
    public IReadOnlyList<Text> Remarks { get; init; } = [];
}

/// <summary>Lines of an order log by what became of them.</summary>
/// <param name="Returns">Lines with a negative quantity or amount: returns and cancellations are no purchases.</param>
internal sealed record LineCounts(long Read, long Used, long WithoutCustomer, long Returns, long Unreadable, long AfterUntil);
