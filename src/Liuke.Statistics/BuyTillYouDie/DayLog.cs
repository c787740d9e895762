namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>An order log as columns, one entry a line, in any order.</summary>
/// <remarks>
/// Days are whole numbers counted from any fixed day (for example days since 1970-01-01). Several lines of a customer on
/// one day are one purchase occasion.
/// </remarks>
public sealed class DayLog
{
    /// <summary>Days further than this from the origin are refused, so that differences cannot overflow.</summary>
    public const int MaxDay = 1_000_000_000;

    /// <summary>Takes the columns as they are, without copying.</summary>
    /// <param name="customer">Index of the customer of each line, 0 or more; small numbers, because arrays are made of this length.</param>
    /// <param name="day">Day number of each line.</param>
    /// <param name="amountMinor">Money of each line in minor units, negative for returns; null when money does not matter.</param>
    /// <exception cref="ArgumentException">The columns are not equally long.</exception>
    public DayLog(int[] customer, int[] day, long[]? amountMinor = null)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(day);
        if (customer.Length != day.Length || (amountMinor is not null && amountMinor.Length != day.Length))
            throw new ArgumentException($"The columns customer ({customer.Length}), day ({day.Length}) and amount ({amountMinor?.Length}) must be equally long.", nameof(day));
        Customer = customer;
        Day = day;
        AmountMinor = amountMinor;
    }

    /// <summary>Number of lines.</summary>
    public int Lines => Day.Length;

    /// <summary>Customer index of each line.</summary>
    public int[] Customer { get; }

    /// <summary>Day number of each line.</summary>
    public int[] Day { get; }

    /// <summary>Money of each line in minor units, or null.</summary>
    public long[]? AmountMinor { get; }
}
