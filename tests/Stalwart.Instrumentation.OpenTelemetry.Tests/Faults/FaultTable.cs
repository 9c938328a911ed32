using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>Every tested fault of a collector, in the order of the manual.</summary>
internal static class FaultTable
{
    public static IReadOnlyList<Fault> All { get; } =
        [.. NetworkFaults.All, .. TlsFaults.All, .. HttpFaults.All, .. AnswerFaults.All, .. PartialFaults.All, .. GrpcFaults.All];

    /// <summary>Returns the names and transports of faults, as theory data.</summary>
    public static TheoryData<string, OtlpTransport> Cases(Func<Fault, bool> which)
    {
        var cases = new TheoryData<string, OtlpTransport>();
        foreach (Fault fault in All.Where(which))
        {
            foreach (OtlpTransport transport in fault.Transports)
            {
                cases.Add(fault.Name, transport);
            }
        }

        return cases;
    }

    public static Fault Get(string name) => All.Single(fault => fault.Name == name);
}
