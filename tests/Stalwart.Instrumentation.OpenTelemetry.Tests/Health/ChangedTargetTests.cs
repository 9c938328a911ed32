using OpenTelemetry;
using Stalwart.Instrumentation.OpenTelemetry.Answers;
using Stalwart.Instrumentation.OpenTelemetry.Push;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Health;

/// <summary>A reload changes the endpoint during a push to the previous one.</summary>
public sealed class ChangedTargetTests
{
    private const string Failed = "Warning: Failed to export metrics to";

    [Fact]
    public async Task Push_in_progress_is_reported_with_its_own_endpoint_when_the_endpoint_changes()
    {
        var log = new LogLines();
        using var health = new MetricHealth(log, TestStatus.Create(), TimeProvider.System);
        using var pushing = new ManualResetEventSlim();
        using var refused = new ManualResetEventSlim();
        using var exporter = new TextExporter(health);
        exporter.Target(
            new TextTarget(() =>
            {
                pushing.Set();
                refused.Wait();
                health.Explain(new PushOutcome("the connection was refused"));
            }),
            new Uri("http://previous:4318/v1/metrics"));

        Task push = Task.Run(exporter.Push);
        pushing.Wait();
        var next = new TextTarget(() => health.Explain(new PushOutcome("it answers 503")));
        Task change = Task.Run(() => exporter.Target(next, new Uri("http://next:4318/v1/metrics")));
        await Task.WhenAny(change, Task.Delay(200));
        refused.Set();
        await Task.WhenAll(push, change);
        exporter.Push();

        Assert.Collection(
            log.Lines,
            line => Assert.StartsWith($"{Failed} http://previous:4318/v1/metrics: the connection was", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"{Failed} http://next:4318/v1/metrics: it answers 503", line, StringComparison.Ordinal));
    }

    private sealed class TextExporter(ExportHealth health) : PushExporter<string>(health)
    {
        public void Push() => Export(new Batch<string>(["one"], 1));
    }

    private sealed class TextTarget(Action send) : PushTarget<string>(new FailingExporter(send), new StringReader(""));

    private sealed class FailingExporter(Action send) : BaseExporter<string>
    {
        public override ExportResult Export(in Batch<string> batch)
        {
            send();
            return ExportResult.Failure;
        }
    }
}
