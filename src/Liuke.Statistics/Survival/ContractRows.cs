using System.Globalization;

namespace Liuke.Statistics.Survival;

/// <summary>Contracts by the number of renewals they were asked for: how many ended there, how many still run.</summary>
/// <remarks>
/// A contract is asked to renew at the end of its periods 1, 2, ...; t counts these. Ended(t) contracts did not renew at
/// their t-th renewal; Running(t) renewed t times and are still there (censored). Cohorts of different age add up.
/// </remarks>
public sealed class ContractRows
{
    /// <summary>More renewals than anybody lives to see; keeps tables small.</summary>
    public const int MaxRenewals = 100_000;

    private ContractRows(double[] ended, double[] running)
    {
        (Ended, Running) = (ended, running);
        Contracts = ended.Sum() + running.Sum();
    }

    /// <summary>Contracts that ended at renewal t, at index t; index 0 is always 0.</summary>
    public IReadOnlyList<double> Ended { get; }

    /// <summary>Contracts that renewed t times and still run, at index t.</summary>
    public IReadOnlyList<double> Running { get; }

    /// <summary>All contracts.</summary>
    public double Contracts { get; }

    /// <summary>One contract a row.</summary>
    /// <param name="renewals">
    /// The renewal at which it ended (1 or more), or for a running one how often it has renewed (0 or more).
    /// </param>
    /// <param name="ended">Whether it has ended.</param>
    /// <exception cref="ArgumentException">Lengths differ or a number is out of range; the message names the row.</exception>
    public static ContractRows From(ReadOnlySpan<int> renewals, ReadOnlySpan<bool> ended)
    {
        if (renewals.Length != ended.Length)
            throw new ArgumentException($"The columns renewals ({renewals.Length}) and ended ({ended.Length}) must be equally long.", nameof(ended));
        var most = 0;
        for (var i = 0; i < renewals.Length; i++)
        {
            if (renewals[i] < (ended[i] ? 1 : 0) || renewals[i] > MaxRenewals)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Row {i}: {renewals[i]} renewals is out of range."), nameof(renewals));
            most = Math.Max(most, renewals[i]);
        }
        var (gone, there) = (new double[most + 1], new double[most + 1]);
        for (var i = 0; i < renewals.Length; i++) (ended[i] ? gone : there)[renewals[i]]++;
        return new(gone, there);
    }

    /// <summary>One cohort by its survivors: how many began, how many were left after renewal 1, 2, ...</summary>
    /// <param name="survivors">Not rising, each 0 or more.</param>
    /// <exception cref="ArgumentException">The survivors rise, or a number is negative or not finite.</exception>
    public static ContractRows FromSurvivors(params ReadOnlySpan<double> survivors)
    {
        if (survivors.Length == 0) throw new ArgumentException("A cohort needs the number that began.", nameof(survivors));
        var (gone, there) = (new double[survivors.Length], new double[survivors.Length]);
        for (var t = 0; t < survivors.Length; t++)
        {
            if (!(survivors[t] >= 0) || !double.IsFinite(survivors[t]) || (t > 0 && survivors[t] > survivors[t - 1]))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Survivors must not rise and not be negative (after renewal {t}: {survivors[t]})."), nameof(survivors));
            if (t > 0) gone[t] = survivors[t - 1] - survivors[t];
        }
        there[^1] = survivors[^1];
        return new(gone, there);
    }
}
