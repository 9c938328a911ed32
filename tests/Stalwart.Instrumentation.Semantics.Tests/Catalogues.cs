namespace Stalwart.Instrumentation.Semantics.Tests;

[EventCatalogue("events.toml")]
internal static partial class TestEvents;

/// <summary>A separate catalogue for the tests that enable and disable events.</summary>
[EventCatalogue("heavy.toml")]
internal static partial class PolicyEvents;

/// <summary>Tests that share <see cref="TestEvents"/>: a capture in one would make the records of another allocate.</summary>
[CollectionDefinition(Name)]
public sealed class TestEventsGroup
{
    public const string Name = "test events";
}

/// <summary>A separate catalogue for the test under load.</summary>
[EventCatalogue("stress.toml")]
internal static partial class StressEvents;

/// <summary>A separate catalogue for the test of up-down-counters and gauges under random policies.</summary>
[EventCatalogue("state.toml")]
internal static partial class StateEvents;

/// <summary>A separate catalogue for the tests of writers.</summary>
[EventCatalogue("writer.toml")]
internal static partial class WriterEvents;

/// <summary>A separate catalogue for the test of exporters while events and metrics are toggled.</summary>
[EventCatalogue("toggling.toml")]
internal static partial class TogglingEvents;

/// <summary>A catalogue with histograms of every form.</summary>
[EventCatalogue("native.toml")]
internal static partial class NativeEvents;

/// <summary>A separate catalogue for local recorders, counts and scopes.</summary>
[EventCatalogue("forms.toml")]
internal static partial class FormEvents;

/// <summary>Tests that share <see cref="FormEvents"/>: a policy or a capture of one would affect the others.</summary>
[CollectionDefinition(Name)]
public sealed class FormEventsGroup
{
    public const string Name = "form events";
}

/// <summary>A catalogue with names and values of the semantic conventions.</summary>
[EventCatalogue("world.toml")]
internal static partial class WorldEvents;

/// <summary>A separate catalogue for exemplars, which are enabled for the whole catalogue.</summary>
[EventCatalogue("exemplars.toml")]
internal static partial class TripEvents;

/// <summary>Tests that share <see cref="TripEvents"/>.</summary>
[CollectionDefinition(Name)]
public sealed class TripEventsGroup
{
    public const string Name = "trip events";
}

/// <summary>A catalogue whose class has no method <c>Local</c>.</summary>
[EventCatalogue("without-local.toml")]
internal static partial class WithoutLocalEvents;

/// <summary>A catalogue with gauges and totals that the program keeps.</summary>
[EventCatalogue("observed.toml")]
internal static partial class KeptEvents;

/// <summary>Tests that share <see cref="KeptEvents"/>.</summary>
[CollectionDefinition(Name)]
public sealed class KeptEventsGroup
{
    public const string Name = "kept events";
}

/// <summary>A catalogue with sparse metrics. A combination is kept permanently, so each test has its own events.</summary>
[EventCatalogue("sparse.toml")]
internal static partial class SparseEvents;

/// <summary>Tests that share <see cref="SparseEvents"/>.</summary>
[CollectionDefinition(Name)]
public sealed class SparseEventsGroup
{
    public const string Name = "sparse events";
}

/// <summary>A separate catalogue for coverage, because another test's records would count.</summary>
[EventCatalogue("coverage.toml")]
internal static partial class CoverageEvents;

/// <summary>A second one, with an event of the same name.</summary>
[EventCatalogue("coverage-more.toml")]
internal static partial class MoreCoverageEvents;

/// <summary>A catalogue with fields for logs, and events that are only logged.</summary>
[EventCatalogue("log-fields.toml")]
internal static partial class LogFieldEvents;

/// <summary>A catalogue whose events have messages, and values of every kind.</summary>
[EventCatalogue("logs.toml")]
internal static partial class LoggedEvents;

/// <summary>Tests that share <see cref="LoggedEvents"/>: each takes all records that are logged.</summary>
[CollectionDefinition(Name)]
public sealed class LoggedEventsGroup
{
    public const string Name = "logged events";
}
