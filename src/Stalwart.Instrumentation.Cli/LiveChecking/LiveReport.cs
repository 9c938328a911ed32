using System.Text.Json;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Editing;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.Matching;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.LiveChecking;

/// <summary>Reports the differences at the lines of the catalogue that they contradict.</summary>
internal sealed class LiveReport
{
    private readonly LiveCheckResult result;
    private readonly MetricIndex index;
    private readonly CataloguePlaces places;
    private readonly CheckedFile file;
    private readonly int rejected;

    /// <param name="catalogue">The catalogue.</param>
    /// <param name="index">The metrics of the catalogue.</param>
    /// <param name="result">The result of the check.</param>
    /// <param name="rejected">The number of requests that could not be read.</param>
    public LiveReport(ValidCatalogue catalogue, MetricIndex index, LiveCheckResult result, int rejected)
    {
        (this.result, this.index, this.rejected) = (result, index, rejected);
        places = new CataloguePlaces(catalogue.Source.Text);
        CheckDiagnostic[] diagnostics =
        [
            .. result.Findings.Select(found => Diagnostic(found.Finding, found.Times, catalogue.Source.Path))
                .OrderBy(diagnostic => diagnostic.Span.Start)
                .ThenBy(diagnostic => diagnostic.Rule.Id, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal),
        ];
        file = new CheckedFile(catalogue.Source, null, diagnostics);
    }

    /// <summary>Returns whether there is a difference of at least a severity.</summary>
    public bool Has(RuleSeverity severity) => file.Diagnostics.Any(diagnostic => diagnostic.Rule.Severity >= severity);

    /// <summary>Writes the report in a format.</summary>
    /// <param name="format"><c>text</c>, <c>json</c>, <c>sarif</c> or <c>github</c>.</param>
    /// <param name="output">The output.</param>
    public void Write(string format, Output output)
    {
        switch (format)
        {
            case "json":
                output.Write(JsonReport.Write([file], WriteCounts));
                break;
            case "sarif":
                output.Write(SarifReport.Write([file]));
                break;
            case "github":
                GitHubReport.Write([file], output);
                break;
            default:
                WriteText(output);
                break;
        }
    }

    private CheckDiagnostic Diagnostic(Finding finding, long times, string path)
    {
        bool isOfMetric = finding.Metric.Length > 0;
        string many = times > 1 ? $" ({times} times)" : "";
        (string Name, string? Value)[] details =
        [
            ("metric", isOfMetric ? finding.Metric : null),
            ("attribute", finding.Attribute),
            ("seen", finding.Seen),
            ("declared", finding.Declared),
        ];
        return new CheckDiagnostic(
            finding.Rule,
            Printable.Of(finding.Message) + many,
            path,
            isOfMetric ? places.Metric(finding.Metric, index.Find(finding.Metric)?.Event, finding.Attribute) : places.Meter,
            null)
        {
            Details =
            [
                .. details.Where(detail => detail.Value is not null).Select(detail => KeyValuePair.Create(detail.Name, detail.Value!)),
            ],
        };
    }

    private void WriteCounts(Utf8JsonWriter json)
    {
        json.WriteNumber("infos", CheckedFile.Count([file], RuleSeverity.Info));
        json.WriteStartObject("received");
        json.WriteNumber("batches", result.Batches);
        json.WriteNumber("points", result.Points);
        json.WriteNumber("metrics", result.Seen);
        json.WriteNumber("declaredMetrics", result.Declared);
        json.WriteNumber("otherMetrics", result.OtherMetrics);
        json.WriteNumber("rejectedRequests", rejected);
        json.WriteNumber("omittedFindings", result.Omitted);
        json.WriteEndObject();
    }

    private void WriteText(Output output)
    {
        foreach (CheckDiagnostic diagnostic in file.Diagnostics)
        {
            output.Write(diagnostic.Place + ": ", "bold");
            output.Write(diagnostic.Severity, Style(diagnostic.Rule.Severity));
            output.Line($" {diagnostic.Rule.Id}: {diagnostic.Message}");
        }

        string omitted = result.Omitted > 0 ? $", and {result.Omitted} more that are not listed" : "";
        string others = result.OtherMetrics > 0 ? $"; not checked: {Quantity.Of(result.OtherMetrics, "metric")} of other meters" : "";
        output.Line(
            $"Received {result.Seen} of {Quantity.Of(result.Declared, "metric")} of meter '{index.Catalogue.Meter}' in "
            + Quantity.Of(result.Points, "point") + others);
        if (rejected > 0)
        {
            output.Line($"Rejected {Quantity.Of(rejected, "request")} that could not be read");
        }

        output.Line(file.Diagnostics.Count == 0
            ? "No differences found"
            : $"{Quantity.Of(CheckedFile.Count([file], RuleSeverity.Error), "error")}, "
                + Quantity.Of(CheckedFile.Count([file], RuleSeverity.Info), "notice") + omitted);
    }

    private static string Style(RuleSeverity severity) => severity == RuleSeverity.Error ? "bold red" : "bold yellow";
}
