using System.ComponentModel;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>Provides the definition of a catalogue; implemented only by generated code, as a struct without fields.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICatalogueDefinition
{
    /// <summary>Gets the number of the contract (ABI) that the code was generated for.</summary>
    static abstract int Abi { get; }

    /// <summary>Returns the events and metrics. Called once, and only if <see cref="Abi"/> matches the runtime.</summary>
    /// <returns>The definition.</returns>
    static abstract CatalogueDefinition Define();
}
