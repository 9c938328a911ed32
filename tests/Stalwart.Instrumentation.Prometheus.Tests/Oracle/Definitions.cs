using System.Collections.Concurrent;
using Stalwart.Instrumentation.CompilerServices;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>The definitions of the process.</summary>
internal static class Definitions
{
    public static readonly ConcurrentDictionary<Type, CatalogueDefinition> Known = [];

    private static readonly Type[] Digits =
    [
        typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float),
        typeof(double),
    ];

    private static int count;

    /// <summary>Makes a catalogue; a process can have a thousand.</summary>
    public static RecordedCatalogue Make(CatalogueDefinition definition)
    {
        int number = Interlocked.Increment(ref count) - 1;
        Type type = typeof(NumberedDefinition<,,>).MakeGenericType(
            Digits[number / 100], Digits[number / 10 % 10], Digits[number % 10]);
        Known[type] = definition;
        return (RecordedCatalogue)Activator.CreateInstance(typeof(TypedCatalogue<>).MakeGenericType(type))!;
    }
}
