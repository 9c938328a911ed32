using BenchmarkDotNet.Running;
using Stalwart.Instrumentation.Benchmarks;
using Stalwart.Instrumentation.Benchmarks.Ratios;

return args switch
{
    ["ratios"] => RatioRunner.Run(part: ""),
    ["ratios", string part] => RatioRunner.Run(part),
    ["measure", string part] => RatioRunner.Measure(part),
    ["generator"] => GeneratorRunner.Run(),
    _ => Switch(args),
};

static int Switch(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(MailEvents).Assembly).Run(args);
    return 0;
}
