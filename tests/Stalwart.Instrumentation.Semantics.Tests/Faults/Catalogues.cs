namespace Stalwart.Instrumentation.Semantics.Tests.Faults;

/// <summary>A listener threw once while this was published.</summary>
[EventCatalogue("Faults/once.toml")]
internal static partial class OnceEvents;

/// <summary>A listener throws at each of its instruments.</summary>
[EventCatalogue("Faults/always.toml")]
internal static partial class AlwaysEvents;

/// <summary>A listener records while this is published.</summary>
[EventCatalogue("Faults/recording.toml")]
internal static partial class RecordingEvents;

/// <summary>A listener throws at each measurement.</summary>
[EventCatalogue("Faults/measuring.toml")]
internal static partial class MeasuringEvents;
