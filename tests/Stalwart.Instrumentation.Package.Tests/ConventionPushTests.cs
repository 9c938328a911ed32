using System.Globalization;
using System.Text.Json;
using Stalwart.Instrumentation.TestSupport.Conventions;
using Stalwart.Instrumentation.TestSupport.SharedData;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>
/// The semantic conventions from their YAML to the wire: imported by the tool, built with the packages, recorded, pushed, and decoded by
/// OpenTelemetry's own JavaScript code.
/// </summary>
[Collection(PackedFeedGroup.Name)]
public sealed class ConventionPushTests(PackedFeed feed) : IDisposable
{
    /// <summary>Metrics with attributes that only their refinements have.</summary>
    private static readonly string[] Refined = ["hw.status", "hw.errors"];

    private readonly string receiverFolder = Directory.CreateTempSubdirectory("otlp").FullName;

    public void Dispose() => Directory.Delete(receiverFolder, recursive: true);

    [SharedDataFact(ModelFiles.Folder, OtlpDecoder.Program)]
    public async Task Push_of_the_conventions_has_every_name_kind_unit_and_value_as_their_YAML_has_it()
    {
        ModelMetric[] written =
            [.. ModelFiles.Read(ModelFiles.All()).Where(metric => !ModelFiles.Replaced.Contains(metric.Name))];
        Dictionary<string, DecodedMetric> pushed = await PushAsync();
        Assert.Equal(written.Select(metric => metric.Name).Order(StringComparer.Ordinal), pushed.Keys.Order(StringComparer.Ordinal));
        foreach (ModelMetric metric in written)
        {
            DecodedMetric decoded = pushed[metric.Name];
            Assert.Equal((metric.Name, metric.Instrument, metric.Unit), (metric.Name, decoded.Instrument, decoded.Unit));
            foreach (ModelAttribute attribute in metric.Attributes.Values)
            {
                if (decoded.Attributes.TryGetValue(attribute.Name, out HashSet<JsonElement>? values))
                {
                    AssertWritten(metric, attribute, values);
                }
                else
                {
                    Assert.DoesNotContain(attribute.Level, (string[])["required", "conditionally_required"]);
                }
            }

            if (!Refined.Contains(metric.Name))
            {
                Assert.Empty(decoded.Attributes.Keys.Except(metric.Attributes.Keys));
            }
        }
    }

    /// <summary>Checks the values of one attribute: all of its members, each of the attribute's type.</summary>
    private static void AssertWritten(ModelMetric metric, ModelAttribute attribute, HashSet<JsonElement> values)
    {
        string kind = attribute.Type switch
        {
            "boolean" => "boolValue",
            "int" => "intValue",
            "enum" when attribute.Values.All(value => int.TryParse(value, CultureInfo.InvariantCulture, out _)) => "intValue",
            _ => "stringValue",
        };
        string[] seen =
        [
            .. values.Select(value => value.TryGetProperty(kind, out JsonElement content)
                ? content.ToString()
                : throw new InvalidDataException($"{metric.Name}: {attribute.Name} is {value}, where a {kind} is declared.")),
        ];
        // An attribute whose one member stands for all others takes any text.
        if (attribute.Values.Count > 1)
        {
            Assert.Equal(
                attribute.Values.Prepend(metric.Name).Order(StringComparer.Ordinal),
                seen.Prepend(metric.Name).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>Imports, builds, and runs the program, and returns what arrived.</summary>
    private async Task<Dictionary<string, DecodedMetric>> PushAsync()
    {
        string folder = Consumer.Write(feed, new Consumer("worker", "OutputType=Exe", "Nullable=enable", "TreatWarningsAsErrors=true")
        {
            Package = "Stalwart.Instrumentation.OpenTelemetry",
            Files =
            {
                ["Program.cs"] = await File.ReadAllTextAsync(
                    Path.Combine(Repository.TestProject("Package.Tests"), "Programs", "RecordEverything.cs")),
            },
        });
        await feed.DotnetAsync(
            Repository.Root,
            [
                "run", "--no-build", "--project", "src/Stalwart.Instrumentation.Cli", "--", "import", .. ModelFiles.All(),
                "-o", Path.Combine(folder, "events.toml"),
            ]);
        await feed.DotnetAsync(folder, "build", "--nologo");
        await using RunningProcess receiver = await OtlpDecoder.StartAsync(receiverFolder);
        string endpoint = await receiver.WaitForAsync("grpc http://");
        string configuration = Path.Combine(folder, "metrics.toml");
        await File.WriteAllTextAsync(configuration, $"""
            [metrics.open-telemetry]
            endpoint = "http://{endpoint}"
            transport = "grpc"
            interval = "1h"
            timeout = "{TestTimeout.Toml}"
            """);
        await feed.DotnetAsync(folder, "run", "--no-build", configuration);
        receiver.Terminate();
        Assert.True(await receiver.WaitForExitAsync() == 0, receiver.Output);
        return DecodedMetric.Read(OtlpDecoder.Requests(receiver.Output), "imported");
    }
}
