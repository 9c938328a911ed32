using Stalwart.Instrumentation.Benchmarks.Ratios;
#if !RATIOS_ALONE
using BenchmarkDotNet.Running;
using Stalwart.Instrumentation.Benchmarks;
using Stalwart.Instrumentation.Benchmarks.Sizes;
#endif

return args switch
{
    ["ratios"] => RatioRunner.Run(part: ""),
    ["ratios", string part] => RatioRunner.Run(part),
    ["measure", string part] => RatioRunner.Measure(part),
#if RATIOS_ALONE
    _ => 2,
};
#else
    ["generator"] => GeneratorRunner.Run(),
    ["sizes"] => SizeRunner.Run(),
    _ => Switch(args),
};

static int Switch(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(MailEvents).Assembly).Run(args);
    return 0;
}
#endif
