namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>What emitted code looks like.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void Plain_events() => Snapshot.Verify(Right("""
        [catalogue]
        meter = "shop"
        [events]
        order.placed = { id = 1, description = "An order was placed" }
        order.failed = { id = 2, level = "error", description = "An order could not be placed", enabled = false }
        server.start = { id = 3, description = "The server is up", deprecated = "Use order.placed.", owner = "Team \"A\" & <B>" }
        """));

    [Fact]
    public void Tags_of_every_kind() => Snapshot.Verify(Right("""
        [catalogue]
        meter = "shop"
        version = "2.1"
        [tags.protocol]
        description = "Application protocol"
        values = ["smtp", "imap", "manage-sieve"]
        [events]
        auth.failed = { id = 1, description = "Refused", tags = { protocol = "protocol", reason = ["bad-password", "5xx", "other"], domain = { type = "string", limit = 3 }, tls = "bool" } }
        """));

    [Fact]
    public void Log_fields_of_every_kind() => Snapshot.Verify(Right("""
        [catalogue]
        meter = "shop"
        [events]
        auth.failed = { id = 1, description = "Refused", message = "Sign-in of {user} refused: <{reason}>", fields = { user = { type = "string", sensitivity = "personal" }, fault = "exception" }, tags = { reason = ["bad-password", "locked"] } }
        auth.timed = { id = 2, description = "Timed", message = "{user} took {elapsed}", counted = false, fields = { elapsed = "duration", user = "string" } }
        auth.quiet = { id = 3, description = "Counted alone", logged = false }
        """));

    [Fact]
    public void Sparse_metrics_of_every_kind() => Snapshot.Verify(Right("""
        [catalogue]
        meter = "shop"
        [metrics]
        "trip.time" = { kind = "histogram", unit = "s", buckets = [0.1, 1], description = "Time that a trip took", max-series = 4 }
        "trip.active" = { kind = "up-down-counter", unit = "{trip}", description = "Trips under way", max-series = 4 }
        "trip.weight" = { kind = "up-down-counter", unit = "kg", description = "Weight under way", max-series = 4 }
        "trip.last" = { kind = "gauge", unit = "By", description = "Size of the last trip", max-series = 4 }
        "pool.size" = { kind = "gauge", description = "Size of a pool", tags = { pool = { type = "string", limit = 9000 }, node = { type = "int", limit = 9000 } }, max-series = 3 }
        "pool.taken" = { kind = "counter", unit = "{connection}", description = "Taken", observed = true, tags = { up = "bool", node = { type = "int", limit = 9 } }, max-series = 2 }
        [events]
        http.request = { id = 1, description = "A request was answered", tags = { secure = "bool", status = { type = "int", limit = 9000, optional = true }, route = { type = "string", limit = 9000 }, user = { type = "string", limit = 9000 } }, max-series = 2000 }
        http.plain = { id = 2, description = "A plain request was answered", tags = { secure = "bool" } }
        trip.begun = { id = 3, description = "A trip began", tags = { side = ["in", "out"], stop = { type = "string", limit = 9 } }, feeds = [{ metric = "trip.active", add = 1, tags = ["side", "stop"] }], max-series = 7 }
        trip.ended = { id = 4, description = "A trip ended", counted = false, fields = { elapsed = "duration", size = "bytes", weight = "double" }, tags = { side = ["in", "out"], stop = { type = "string", limit = 9 } }, feeds = [{ metric = "trip.active", add = -1, tags = ["side", "stop"] }, { metric = "trip.weight", add = "weight", tags = ["side", "stop"] }, { metric = "trip.time", record = "elapsed", tags = ["side", "stop"] }, { metric = "trip.last", set = "size", tags = ["side", "stop"] }] }
        """));

    [Fact]
    public void Feeds_of_every_kind() => Snapshot.Verify(Right("""
        [catalogue]
        meter = "shop"
        [buckets]
        times = [0.5, 1, 10]
        [metrics]
        "queue.count" = { kind = "up-down-counter", unit = "{message}", description = "Messages waiting" }
        "queue.weight" = { kind = "up-down-counter", description = "Weight of the queue" }
        "bytes.sent" = { kind = "counter", unit = "By", description = "Size of all that was sent" }
        "time.spent" = { kind = "counter", unit = "s", description = "Time that all took" }
        "total.time" = { kind = "histogram", unit = "s", buckets = "times", description = "Time until done" }
        "last.size" = { kind = "gauge", unit = "By", description = "Size of the last one" }
        "load.now" = { kind = "gauge", unit = "1", description = "Load of <this> machine" }
        [events.queue.done]
        id = 7
        description = "A message left the queue"
        counted = false
        fields = { elapsed = "duration", size = "bytes", weight = "double", class = "long" }
        tags = { outcome = ["sent", "lost"] }
        feeds = [
          { metric = "queue.count", add = -1 },
          { metric = "queue.weight", add = "weight" },
          { metric = "bytes.sent", add = "size", tags = ["outcome"] },
          { metric = "time.spent", add = "elapsed" },
          { metric = "time.spent", add = 2 },
          { metric = "total.time", record = "elapsed", tags = ["outcome"] },
          { metric = "last.size", set = "size" },
          { metric = "load.now", set = "class" },
        ]
        [events.queue.joined]
        id = 8
        description = "A message joined the queue"
        feeds = [{ metric = "queue.count", add = 1 }]
        """));

    [Fact]
    public void Kept_metrics_of_every_kind() => Snapshot.Verify(Right("""
        [catalogue]
        meter = "shop"
        [tags.pool]
        values = ["reading", "writing"]
        [metrics]
        "net.accepted" = { kind = "counter", unit = "{connection}", description = "Connections accepted", observed = true }
        "cpu.time" = { kind = "counter", unit = "s", description = "Processor time used", observed = true, tags = { read = ["user", "system"], disk = { type = "int", limit = 3 } } }
        "pool.open" = { kind = "up-down-counter", unit = "{connection}", description = "Open connections", observed = true, tags = { pool = "pool", host = { type = "string", limit = 2, optional = true } } }
        "queue.depth" = { kind = "gauge", unit = "{message}", description = "Messages in a queue", tags = { value = "bool" } }
        "cart.level" = { kind = "gauge", unit = "By", description = "Level of the last cart" }
        [events]
        cart.seen = { id = 1, description = "A cart was seen", fields = { size = "bytes" }, tags = { place = ["here", "there"] }, feeds = [{ metric = "cart.level", set = "size", tags = ["place"] }] }
        """));

    [Fact]
    public void Scopes_and_counts_of_every_kind() => Snapshot.Verify(Right("""
        [catalogue]
        meter = "shop"
        [buckets]
        times = [0.5, 1, 10]
        [metrics]
        "connection.open" = { kind = "up-down-counter", unit = "{connection}", description = "Open connections" }
        "connection.weight" = { kind = "counter", unit = "kg", description = "Weight of all connections" }
        "delivery.time" = { kind = "histogram", unit = "s", buckets = "times", description = "Time until done" }
        [events]
        [events.connection.opened]
        id = 1
        description = "A connection began"
        tags = { count = ["one", "two"], tls = "bool" }
        feeds = [{ metric = "connection.open", add = 1, tags = ["count"] }]
        [events.connection.closed]
        id = 2
        description = "A connection ended"
        tags = { count = ["one", "two"] }
        feeds = [{ metric = "connection.open", add = -1, tags = ["count"] }]
        [events.connection.weighed]
        id = 3
        description = "A connection was weighed"
        counted = false
        feeds = [{ metric = "connection.weight", add = 1000 }]
        [events.delivery.attempted]
        id = 4
        description = "A delivery was attempted"
        fields = { elapsed = "duration" }
        tags = { tls = "bool" }
        feeds = [{ metric = "delivery.time", record = "elapsed" }]
        """));

    [Fact]
    public void Internal_class_without_a_namespace() => Snapshot.Verify(Right(
        "[catalogue]\nmeter = \"shop\"\n[events]\nmanage-sieve.connection-start = { id = 1, description = \"A connection began\", tags "
        + "= { state = [\"new\"] } }\n",
        "[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] internal static partial class Telemetry { }"));

    private static Generated Right(string toml, string code = Generated.Declaration)
    {
        Generated generated = Generated.From(toml, code);
        Assert.Empty(generated.Reported);
        Assert.Empty(generated.CompilerDiagnostics);
        return generated;
    }
}
