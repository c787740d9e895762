using Liuke.Benchmarks.Lists;

return args switch
{
    ["lists", .. var rest] => await ListBenchmarks.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("lists [--database FILE|CONNECTION] [--customers N]");
    return 2;
}
