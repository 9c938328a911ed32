namespace Stalwart.Instrumentation.Generators.Tests;

public sealed class FieldUnitTests
{
    [Theory]
    [InlineData("duration", "s", "f.TotalSeconds")]
    [InlineData("duration", "ms", "f.TotalMilliseconds")]
    [InlineData("duration", "min", "f.TotalMinutes")]
    [InlineData("duration", "s/{job}", "f.TotalSeconds")]
    [InlineData("bytes", "KiBy", "f / 1024D")]
    [InlineData("bytes", "kbit", "f * 8D / 1000D")]
    [InlineData("bytes", "Mbit", "f * 8D / 1000000D")]
    public void Field_is_converted_to_the_unit_of_the_metric(string type, string unit, string expression)
    {
        Generated generated = Generated.From($$"""
            [catalogue]
            meter = "m"
            [metrics]
            "a.b" = { kind = "histogram", unit = "{{unit}}", buckets = [1, 2], description = "Amounts of a thing" }
            [events]
            x.y = { id = 1, description = "A thing happened", fields = { f = "{{type}}" }, feeds = [{ metric = "a.b", record = "f" }] }
            """);
        Assert.Empty(generated.Reported);
        Assert.Empty(generated.CompilerDiagnostics);
        Assert.Contains(generated.Sources, source => source.SourceText.ToString().Contains(expression, StringComparison.Ordinal));
    }
}
