using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>Plug-ins with a catalogue that are unloaded: neither the registry nor the instruments keep them.</summary>
public sealed class PlugInTests
{
    private const string Code = """
        [Stalwart.Instrumentation.EventCatalogue("events.toml")]
        public static partial class PlugInEvents { }

        public static class Caller
        {
            public static Stalwart.Instrumentation.EventCatalogue Record()
            {
                PlugInEvents.Cart.Opened(System.TimeSpan.FromSeconds(1));
                PlugInEvents.Gauges.CartSize.Observe(() => 3);
                PlugInEvents.Gauges.CartItems.Observe("book", () => 4);
                PlugInEvents.Counters.CartTotal.Observe(() => 5);
                PlugInEvents.UpDownCounters.CartKept.Observe(true, () => 6);
                return PlugInEvents.Catalogue;
            }

            public static void Log()
            {
                var context = new System.Threading.AsyncLocal<object>();
                context.Value = new Fault();
                PlugInEvents.Cart.Lost("book", new Fault());
                context.Value = null;
            }

            private sealed class Fault : System.Exception { }
        }
        """;

    [Fact]
    public void Unloaded_plug_in_is_collected_and_its_series_are_gone()
    {
        string meter = "plug-in-" + Guid.NewGuid().ToString("N");
        using var listening = new Listening(meter);
        using MemoryStream image = Image(meter);
        (WeakReference plugIn, EventCatalogue catalogue) = LoadRecordAndUnload(image, listening);
        Assert.Empty(listening.Collect());
        Assert.Empty(catalogue.Snapshot().Series);
        catalogue.Apply(new EventPolicy());
        Assert.False(catalogue.IsEnabled("cart.opened"));
        Assert.Empty(listening.Collect());
        AssertCollected(plugIn);
    }

    [Fact]
    public void Unloaded_plug_in_that_recorded_nothing_is_collected()
    {
        using MemoryStream image = Image("plug-in-" + Guid.NewGuid().ToString("N"));
        AssertCollected(LoadAndUnload(image));
    }

    [Fact]
    public void Reloaded_plug_in_starts_at_zero_and_has_one_meter()
    {
        string meter = "plug-in-" + Guid.NewGuid().ToString("N");
        using var listening = new Listening(meter);
        using MemoryStream image = Image(meter);
        for (int i = 0; i < 3; i++)
        {
            AssertCollected(LoadRecordAndUnload(image, listening).PlugIn);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Unloaded_plug_in_whose_events_are_logged_is_collected(bool isDetached)
    {
        string meter = "plug-in-" + Guid.NewGuid().ToString("N");
        using var listening = new Listening(meter);
        using MemoryStream image = Image(meter);
        (WeakReference plugIn, EventCatalogue catalogue, MessageLogs logs) = LoadLogAndUnload(image, listening);
        if (isDetached)
        {
            logs.Dispose();
        }

        AssertCollected(plugIn);
        Assert.Empty(catalogue.Snapshot().Series);
        logs.Dispose();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference PlugIn, EventCatalogue Catalogue, MessageLogs Logs) LoadLogAndUnload(
        MemoryStream image, Listening listening)
    {
        (AssemblyLoadContext context, Assembly assembly) = Load(image);
        Type caller = assembly.GetType("Caller")!;
        var catalogue = (EventCatalogue)caller.GetMethod("Record")!.Invoke(null, null)!;
        var logs = new MessageLogs(catalogue);
        caller.GetMethod("Log")!.Invoke(null, null);
        Assert.Equal("Cart with book lost", Assert.Single(logs.Flushed()));
        Assert.NotEmpty(listening.Collect());
        context.Unload();
        return (new WeakReference(context), catalogue, logs);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference PlugIn, EventCatalogue Catalogue) LoadRecordAndUnload(MemoryStream image, Listening listening)
    {
        (AssemblyLoadContext context, Assembly assembly) = Load(image);
        var catalogue = (EventCatalogue)assembly.GetType("Caller")!.GetMethod("Record")!.Invoke(null, null)!;
        Assert.Equal(
            ["cart.items=4", "cart.kept=6", "cart.open=1", "cart.opened=1", "cart.size=3", "cart.total=5"], listening.Collect());
        context.Unload();
        return (new WeakReference(context), catalogue);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LoadAndUnload(MemoryStream image)
    {
        (AssemblyLoadContext context, Assembly assembly) = Load(image);
        RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        context.Unload();
        return new WeakReference(context);
    }

    private static (AssemblyLoadContext Context, Assembly Assembly) Load(MemoryStream image)
    {
        var context = new AssemblyLoadContext("plug-in", isCollectible: true);
        image.Position = 0;
        return (context, context.LoadFromStream(image));
    }

    private static void AssertCollected(WeakReference plugIn)
    {
        for (int i = 0; plugIn.IsAlive && i < 20; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(plugIn.IsAlive);
    }

    private static MemoryStream Image(string meter)
    {
        Compilation compilation = Generated.From(
            $$"""
            catalogue.meter = "{{meter}}"
            metrics."cart.open" = { kind = "up-down-counter", unit = "{cart}", description = "Open carts" }
            metrics."cart.size" = { kind = "gauge", unit = "{item}", description = "Items in a cart" }
            metrics."cart.items" = { kind = "gauge", unit = "{item}", description = "Items of a kind", tags = { of = { type = "string", limit = 2 } } }
            metrics."cart.total" = { kind = "counter", unit = "{cart}", description = "Carts of all times", observed = true }
            metrics."cart.kept" = { kind = "up-down-counter", unit = "{cart}", description = "Carts kept", observed = true, tags = { full = "bool" } }
            metrics."cart.time" = { kind = "histogram", unit = "s", description = "Time in a cart", buckets = [1, 2] }

            [events.cart.opened]
            id = 1
            description = "Cart opened"
            fields = { time = "duration" }
            feeds = [{ metric = "cart.open", add = 1 }, { metric = "cart.time", record = "time" }]

            [events.cart.lost]
            id = 2
            counted = false
            description = "Cart lost"
            message = "Cart with {of} lost"
            fields = { of = "string", fault = "exception" }
            """,
            Code).Compilation;
        var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error));
        return image;
    }

    private sealed class Listening : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly List<string> seen = [];

        public Listening(string meter)
        {
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == meter)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => seen.Add($"{instrument.Name}={value}"));
            listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen.Add($"{instrument.Name}={value}"));
            listener.Start();
        }

        /// <summary>What the observable instruments say now, and no histogram.</summary>
        public string[] Collect()
        {
            seen.Clear();
            listener.RecordObservableInstruments();
            return [.. seen.Order(StringComparer.Ordinal)];
        }

        public void Dispose() => listener.Dispose();
    }
}
