using BenchmarkDotNet.Running;
using Liuke.Benchmarks.Archive;
using Liuke.Benchmarks.Floods;
using Liuke.Benchmarks.Imports;
using Liuke.Benchmarks.Kernels;
using Liuke.Benchmarks.Lists;
using Liuke.Benchmarks.Refresh;
using Liuke.Benchmarks.Today;

return args switch
{
    ["kernels", .. var rest] => QuickKernels.Run(rest),
    ["lists", .. var rest] => await ListBenchmarks.Run(rest),
    ["walls", .. var rest] => await ListBenchmarks.Run([.. rest, "--walls"]),
    ["archive", .. var rest] => await ArchiveBenchmark.Run(rest),
    ["today", .. var rest] => await TodayBenchmarks.Run(rest),
    ["benchmark", .. var rest] => BenchmarkSwitcher.FromAssembly(typeof(FitBenchmarks).Assembly).Run(rest).Any() ? 0 : 1,
    ["flood", .. var rest] => await FloodBenchmark.Run(rest),
    ["import", .. var rest] => await ImportBenchmark.Run(rest),
    ["refresh", .. var rest] => await RefreshBenchmark.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("kernels [--no-plain] [--customers N]");
    Console.Error.WriteLine("lists [--database FILE|CONNECTION] [--customers N]");
    Console.Error.WriteLine("walls --database CONNECTION [--customers N] [--only PART]");
    Console.Error.WriteLine("archive [--database FILE|CONNECTION] [--customers N] [--departments N] [--readers N] [--seconds N] [--http PERCENT] [--only KIND] [--role NAME] [--slowest N]");
    Console.Error.WriteLine("today [--database FILE|CONNECTION] [--customers N] [--items N]");
    Console.Error.WriteLine("benchmark [BenchmarkDotNet's options]");
    Console.Error.WriteLine("refresh [--database FILE|CONNECTION] [--customers N]");
    Console.Error.WriteLine("flood --address URL [--user NAME] [--password WORD] [--rate N] [--seconds N]");
    Console.Error.WriteLine("import [--file FILE] [--rounds N]");
    return 2;
}
