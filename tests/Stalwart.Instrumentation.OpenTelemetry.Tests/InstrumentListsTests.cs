using Stalwart.Instrumentation.OpenTelemetry.Pipelines;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>Which instruments of other meters an exporter exports.</summary>
public sealed class InstrumentListsTests
{
    [Theory]
    [InlineData("", "", "", "", true)]
    [InlineData("System.Runtime/dotnet.gc.*", "", "", "", false)]
    [InlineData("system.runtime/DOTNET.gc.*", "", "", "", false)]
    [InlineData("*/dotnet.gc.collections", "", "", "", false)]
    [InlineData("System.Runtime/dotnet.gc.pause", "", "", "", true)]
    [InlineData("*", "", "", "", true)]
    [InlineData("dotnet.gc.collections", "", "", "", true)]
    [InlineData("*/*", "System.Runtime/*", "", "", true)]
    [InlineData("*/*", "", "", "System.Runtime/*", true)]
    [InlineData("", "", "System.Runtime/*", "", false)]
    [InlineData("", "System.Runtime/*", "System.Runtime/*", "", false)]
    [InlineData("", "", "System.Runtime/*", "*/dotnet.*", true)]
    public void Instrument_is_exported_according_to_the_general_lists_and_those_of_the_exporter(
        string disabled, string enabled, string exporterDisabled, string exporterEnabled, bool isOn)
    {
        var lists = new InstrumentLists(Policy(disabled, enabled), Policy(exporterDisabled, exporterEnabled));
        Assert.Equal(isOn, lists.IsOn("System.Runtime", "dotnet.gc.collections"));
    }

    private static EventPolicy Policy(string disabled, string enabled) =>
        new() { DisabledEvents = List(disabled), EnabledEvents = List(enabled) };

    private static string[] List(string name) => name.Length == 0 ? [] : [name];
}
