using Liuke.Statistics.BuyTillYouDie;

namespace Liuke.Statistics.Forecasting;

/// <summary>
/// Something known of customers beside their purchases (open complaints, region, grade), for the combination to learn from.
/// </summary>
/// <remarks>
/// It must tell what was known on the cut day, for any cut day: the combination asks for several days of the past. A
/// signal that tells the outcome alone is refused with <see cref="Learning.LeakException"/>.
/// </remarks>
public interface ISignal
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>The signal of each customer as it was known on the cut day.</summary>
    /// <param name="histories">The customers; the cut day is <see cref="PurchaseHistories.CutDay"/>.</param>
    /// <param name="log">The lines up to the cut day; later ones are not shown.</param>
    /// <returns>A finite number each, in their order.</returns>
    double[] Read(PurchaseHistories histories, DayLog log);
}
