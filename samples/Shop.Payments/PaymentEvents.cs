using Stalwart.Instrumentation;

namespace Shop.Payments;

/// <summary>What the library tells of itself; internal, as nobody else records it.</summary>
[EventCatalogue("events.toml")]
internal static partial class PaymentEvents;
