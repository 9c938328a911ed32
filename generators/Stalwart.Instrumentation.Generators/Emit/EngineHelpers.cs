namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>The part of the engine that is the same for every catalogue; it is generated because thread-static pages must be the catalogue's own.</summary>
internal static class EngineHelpers
{
    public static readonly string[] Lines = """
        [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
        internal static byte Gate(int gate) => global::System.Threading.Volatile.Read(ref s_gates[gate]);

        [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
        internal static int Slot(int value, int count) => unchecked((uint)value) < unchecked((uint)count) ? value : count;

        [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
        internal static void Add(int cell, long value)
        {
            if (!global::Stalwart.Instrumentation.Recording.CellPages.TryAdd(t_pages, cell, value))
            {
                AddFirst(cell, value);
            }
        }

        [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
        internal static void AddDouble(int cell, double value)
        {
            if (!global::Stalwart.Instrumentation.Recording.CellPages.TryAddDouble(t_pages, cell, value))
            {
                AddFirstDouble(cell, value);
            }
        }

        internal static void AddPositive(int cell, long value)
        {
            if (value > 0 && !global::Stalwart.Instrumentation.Recording.CellPages.TryAddAmount(t_pages, cell, value))
            {
                AddFirst(cell, value);
            }
        }

        internal static void AddPositive(int cell, double value)
        {
            if (value > 0 && double.IsFinite(value))
            {
                AddDouble(cell, value);
            }
        }

        internal static void AddSigned(int added, int subtracted, long value)
        {
            if (value < 0)
            {
                AddPositive(subtracted, value == long.MinValue ? long.MaxValue : -value);
            }
            else
            {
                AddPositive(added, value);
            }
        }

        internal static void AddSigned(int added, int subtracted, double value)
        {
            if (value < 0)
            {
                AddPositive(subtracted, -value);
            }
            else
            {
                AddPositive(added, value);
            }
        }

        [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
        internal static void Record(global::Stalwart.Instrumentation.Recording.HistogramRecorder histogram, int cells, double value)
        {
            histogram.Record(value);
            Count(cells, value);
        }

        [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
        internal static void Record(global::Stalwart.Instrumentation.Recording.HistogramRecorder histogram, int cells, double value, int series)
        {
            histogram.Record(value, series);
            Count(cells + (2 * series), value);
        }

        internal static void RecordFinite(global::Stalwart.Instrumentation.Recording.HistogramRecorder histogram, int cells, double value)
        {
            if (double.IsFinite(value))
            {
                Record(histogram, cells, value);
            }
        }

        internal static void RecordFinite(global::Stalwart.Instrumentation.Recording.HistogramRecorder histogram, int cells, double value, int series)
        {
            if (double.IsFinite(value))
            {
                Record(histogram, cells, value, series);
            }
        }

        internal static void SetGauge(int cell, double value) => Catalogue.Engine.Gauges.Set(cell, value);

        internal static void Observe(int gate, global::System.Collections.Generic.KeyValuePair<string, object?>[] values) => Catalogue.Engine.Observe(gate, values);

        internal static string Name(string[] names, int value) => unchecked((uint)value) < unchecked((uint)names.Length) ? names[value] : "other";

        [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        private static void AddFirst(int cell, long value)
        {
            t_pages = Catalogue.Engine.Touch(cell);
            global::Stalwart.Instrumentation.Recording.CellPages.TryAdd(t_pages, cell, value);
        }

        [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
        private static void Count(int cell, double value)
        {
            if (!global::Stalwart.Instrumentation.Recording.CellPages.TryRecord(t_pages, cell, value))
            {
                CountFirst(cell, value);
            }
        }

        [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        private static void CountFirst(int cell, double value)
        {
            t_pages = Catalogue.Engine.Touch(cell);
            global::Stalwart.Instrumentation.Recording.CellPages.TryRecord(t_pages, cell, value);
        }

        [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        private static void AddFirstDouble(int cell, double value)
        {
            t_pages = Catalogue.Engine.Touch(cell);
            global::Stalwart.Instrumentation.Recording.CellPages.TryAddDouble(t_pages, cell, value);
        }

        """.Replace("\r", "").Split('\n');
}
