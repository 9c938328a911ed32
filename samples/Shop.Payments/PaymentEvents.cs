using Stalwart.Instrumentation;

namespace Shop.Payments;

/// <summary>The library's telemetry; internal, because only the library records it.</summary>
[EventCatalogue("events.toml")]
internal static partial class PaymentEvents;
