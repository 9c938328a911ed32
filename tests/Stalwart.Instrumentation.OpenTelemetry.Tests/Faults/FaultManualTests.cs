using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>The table of faults in docs/opentelemetry.md equals the tested one.</summary>
public sealed class FaultManualTests
{
    private const string Header = "| the collector | reason in the log | retried | what to do |\n|---|---|---|---|\n";

    private static readonly string Manual = Repository.Read("docs/opentelemetry.md");

    [Fact]
    public void Manual_has_each_fault_with_its_reason_and_what_to_do()
    {
        string expected = string.Concat(FaultTable.All.Select(Row));
        int begin = Manual.IndexOf(Header, StringComparison.Ordinal) + Header.Length;
        string actual = Manual[begin..(Manual.IndexOf("\n\n", begin, StringComparison.Ordinal) + 1)];
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            string page = Manual.Replace(Header + actual, Header + expected, StringComparison.Ordinal);
            File.WriteAllText(Repository.PathOf("docs/opentelemetry.md"), page);
        }

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Table_has_at_least_forty_faults_with_different_names()
    {
        Assert.InRange(FaultTable.All.Count, 40, int.MaxValue);
        Assert.Equal(FaultTable.All.Count, FaultTable.All.Select(fault => fault.Name).Distinct().Count());
    }

    private static string Row(Fault fault)
    {
        string transport = fault.Only == OtlpTransport.Grpc ? "gRPC" : "HTTP";
        bool isSaid = fault.Only is null || fault.Name.Contains(transport, StringComparison.OrdinalIgnoreCase);
        string only = isSaid ? "" : $" ({transport})";
        string reason = fault.Reason
            .Replace("{table}", FaultedHost.Metrics, StringComparison.Ordinal)
            .Replace("{expiry}", "2026-01-31 12:00Z", StringComparison.Ordinal)
            .Replace("300ms", "10s", StringComparison.Ordinal);
        return $"| {fault.Name}{only} | `{reason}` | {(fault.IsRetried ? "yes" : "no")} | {fault.Fix} |\n";
    }
}
