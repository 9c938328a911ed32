using System.ComponentModel;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>Gives the definition of a catalogue; implemented by generated code only, as a struct without fields.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICatalogueDefinition
{
    /// <summary>Gets the number of the contract between generated code and runtime that the code was generated for.</summary>
    static abstract int Abi { get; }

    /// <summary>Returns the events and metrics. Called once, and only when <see cref="Abi"/> is the runtime's.</summary>
    /// <returns>The definition.</returns>
    static abstract CatalogueDefinition Define();
}
