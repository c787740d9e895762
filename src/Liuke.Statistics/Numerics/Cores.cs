namespace Liuke.Statistics.Numerics;

/// <summary>How many threads a kernel may use.</summary>
internal static class Cores
{
    /// <param name="asked">Threads; 0 or less for one a processor.</param>
    public static ParallelOptions Of(int asked) =>
        new() { MaxDegreeOfParallelism = asked > 0 ? asked : Environment.ProcessorCount };
}
