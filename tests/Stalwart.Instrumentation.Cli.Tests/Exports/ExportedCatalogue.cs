namespace Stalwart.Instrumentation.Cli.Tests.Exports;

/// <summary>A catalogue with something of every form.</summary>
internal static class ExportedCatalogue
{
    public const string Text = """
        [catalogue]
        meter = "shop"
        version = "1.2"
        max-series = 20_000

        [buckets]
        sizes = [1_000, 1e6]

        [tags.http_method]
        description = "HTTP methods"
        values = ["GET", "POST", { value = "_OTHER", name = "Other" }]
        other = "_OTHER"

        [metrics]
        "order.time" = { kind = "histogram", unit = "s", buckets = "native", description = "Time that an order took" }
        "order.size" = { kind = "histogram", unit = "By", buckets = "sizes", native = true, description = "Size of an order" }
        "order.open" = { kind = "up-down-counter", unit = "{order}", description = "Orders open", formerly = ["orders_open"] }
        "pool.open" = { kind = "up-down-counter", unit = "{connection}", description = "Connections open", observed = true, tags = { state = ["idle", "used"] } }
        "pool.max" = { kind = "gauge", unit = "{connection}", description = "Max size of a pool", tags = { pool = { type = "string", limit = 20 } } }

        [events]
        order.placed = { id = 1, description = "Order placed: \"new\"", fields = { elapsed = "duration", size = "bytes" }, tags = { "http.request.method" = "http_method", "http.response.status_code" = { type = "int", limit = 40, optional = true }, country = { type = "string", limit = 50 } }, feeds = [{ metric = "order.time", record = "elapsed", tags = ["http.request.method"] }, { metric = "order.size", record = "size" }, { metric = "order.open", add = 1 }] }
        order.cancelled = { id = 2, level = "warn", description = "The customer cancelled an order", counter = "orders.cancelled", tags = { state = ["before-payment", { value = "2", name = "AfterPayment" }], gift = "bool" }, feeds = [{ metric = "order.open", add = -1 }], owner = "team: orders" }
        order.dropped = { id = 14, description = "An order was dropped", enabled = false, deprecated = "Use order.cancelled", formerly = ["order.lost"], feeds = [{ metric = "order.open", add = -1 }], counted = false }

        [retired]
        9 = "order.forgotten"

        """;
}
