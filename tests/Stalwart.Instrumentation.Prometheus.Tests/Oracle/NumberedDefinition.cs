using Stalwart.Instrumentation.CompilerServices;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>
/// The definition of a catalogue that a test creates. Recording methods belong to a type, so there is one for each combination of three
/// marker types.
/// </summary>
internal readonly struct NumberedDefinition<TFirst, TSecond, TThird> : ICatalogueDefinition
{
    public static int Abi => CatalogueAbi.Number;

    public static CatalogueDefinition Define() => Definitions.Known[typeof(NumberedDefinition<TFirst, TSecond, TThird>)];
}
