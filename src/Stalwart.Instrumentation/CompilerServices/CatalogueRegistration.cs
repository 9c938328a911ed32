using System.ComponentModel;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>Registers catalogues with the process; called by generated module initializers. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CatalogueRegistration
{
    /// <summary>
    /// Registers the catalogue of the assembly that is being loaded. The catalogue is created when <see cref="EventCatalogues.All"/>
    /// requests it.
    /// </summary>
    /// <typeparam name="TCatalogue">The catalogue's definition.</typeparam>
    public static void Register<TCatalogue>()
        where TCatalogue : struct, ICatalogueDefinition
    {
        Func<EventCatalogue> catalogue = static () => Recorder<TCatalogue>.Catalogue;
        EventCatalogues.Register(catalogue);
        UnloadableAssembly.OnUnloading(typeof(TCatalogue).Assembly, () => EventCatalogues.Unregister(catalogue));
    }

    /// <summary>Registers an assembly that has a catalogue and may not be loaded yet.</summary>
    /// <param name="assembly">Its simple name.</param>
    /// <exception cref="ArgumentException"><paramref name="assembly"/> is <see langword="null"/> or empty.</exception>
    public static void Expect(string assembly)
    {
        ArgumentException.ThrowIfNullOrEmpty(assembly);
        EventCatalogues.Expect(assembly);
    }
}
