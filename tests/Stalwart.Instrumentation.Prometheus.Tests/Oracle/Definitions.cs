using System.Collections.Concurrent;
using Stalwart.Instrumentation.CompilerServices;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>The definitions of the process.</summary>
internal static class Definitions
{
    public static readonly ConcurrentDictionary<Type, CatalogueDefinition> Known = [];

    /// <summary>Reference types, so that all definitions share one set of compiled recording methods.</summary>
    private static readonly Type[] Digits = [.. Enumerable.Range(1, 32).Select(rank => typeof(object).MakeArrayType(rank))];

    private static int count;

    /// <summary>Creates a catalogue; a process can have 32,768.</summary>
    public static RecordedCatalogue Make(CatalogueDefinition definition)
    {
        int number = Interlocked.Increment(ref count) - 1;
        Type type = typeof(NumberedDefinition<,,>).MakeGenericType(
            Digits[number / 1024], Digits[number / 32 % 32], Digits[number % 32]);
        Known[type] = definition;
        return (RecordedCatalogue)Activator.CreateInstance(typeof(TypedCatalogue<>).MakeGenericType(type))!;
    }
}
