namespace Stalwart.Instrumentation.Cli.Tests.LiveChecking;

/// <summary>A catalogue with every form of metric, tag and value, whose traffic is checked.</summary>
[EventCatalogue("every-form.toml")]
internal static partial class EveryFormEvents;
