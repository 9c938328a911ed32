namespace Stalwart.Instrumentation.Structure.Tests;

/// <summary>The layers of every project: the map of the repository, and the only place to change when a folder is added.</summary>
internal static class Architecture
{
    public static readonly ProjectLayers[] Projects =
    [
        new(
            "src/Stalwart.Instrumentation",
            ("Descriptors", []),
            ("Policy", ["Descriptors"]),
            ("Gates", []),
            ("Cells", []),
            ("SelfTelemetry", []),
            ("Observing", ["Descriptors"]),
            ("Readings", ["Descriptors", "Gates", "Cells", "SelfTelemetry"]),
            ("", ["Descriptors", "Policy", "Gates", "Cells", "SelfTelemetry", "Observing", "Readings"]),
            ("Publishing", ["", "Readings"]),
            ("Testing", ["", "Descriptors", "Observing"]),
            ("CompilerServices", ["", "Descriptors", "Gates", "Cells", "Readings"])),
        new(
            "generators/Stalwart.Instrumentation.Generators",
            ("Pipeline", []),
            ("Layout", ["Pipeline"]),
            ("Emit", ["Pipeline", "Layout"]),
            ("", ["Pipeline", "Layout", "Emit"])),
    ];
}
