using System.Reflection;
using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation;

/// <summary>
/// Lists the catalogues of this process, including those of libraries. Every assembly with a catalogue registers it when it is loaded, and
/// announces the assemblies with catalogues that it references, so an application finds all of them before the first event of a library.
/// Thread-safe.
/// </summary>
public static class EventCatalogues
{
    private static readonly Lock Gate = new();
    private static readonly List<Func<EventCatalogue>> Known = [];
    private static readonly List<string> Expected = [];

    /// <summary>
    /// Returns the catalogues of all loaded assemblies and of the assemblies that these reference, which are loaded for it. A catalogue is
    /// created at its first use. Assemblies that are loaded later, such as a plug-in that no assembly references, are not included; nor are
    /// plug-ins that were unloaded.
    /// </summary>
    /// <returns>The catalogues, ordered by meter name; a copy.</returns>
    /// <exception cref="InvalidOperationException">
    /// An assembly with a catalogue was built for an incompatible version of the runtime or of the generator; the message names it.
    /// </exception>
    /// <example>
    /// <code>
    /// foreach (EventCatalogue catalogue in EventCatalogues.All())
    /// {
    ///     Console.WriteLine($"{catalogue.MeterName}: {catalogue.Events.Count} events");
    /// }
    /// </code>
    /// </example>
    public static IReadOnlyList<EventCatalogue> All()
    {
        // An assembly that is loaded may announce others.
        for (int i = 0; Next(Expected, i) is string assembly; i++)
        {
            Load(assembly);
        }

        // So may one that is loaded because its catalogue is created here.
        var made = new Dictionary<Func<EventCatalogue>, EventCatalogue>();
        while (Unmade(made) is { } catalogue)
        {
            made.Add(catalogue, catalogue());
        }

        return [.. made.Values.Distinct().OrderBy(catalogue => catalogue.MeterName, StringComparer.Ordinal)];
    }

    /// <summary>Registers a catalogue.</summary>
    /// <param name="catalogue">Returns it; called at the first <see cref="All"/>, so outside of any module initializer.</param>
    internal static void Register(Func<EventCatalogue> catalogue)
    {
        lock (Gate)
        {
            Known.Add(catalogue);
        }
    }

    /// <summary>Unregisters a catalogue whose assembly is being unloaded, and would otherwise be kept in memory.</summary>
    /// <param name="catalogue">The registered factory.</param>
    internal static void Unregister(Func<EventCatalogue> catalogue)
    {
        lock (Gate)
        {
            Known.Remove(catalogue);
        }
    }

    /// <summary>Registers an assembly that has a catalogue and may not be loaded yet.</summary>
    /// <param name="assembly">Its simple name.</param>
    internal static void Expect(string assembly)
    {
        lock (Gate)
        {
            if (!Expected.Contains(assembly))
            {
                Expected.Add(assembly);
            }
        }
    }

    private static string? Next(List<string> list, int index)
    {
        lock (Gate)
        {
            return index < list.Count ? list[index] : null;
        }
    }

    private static Func<EventCatalogue>? Unmade(Dictionary<Func<EventCatalogue>, EventCatalogue> made)
    {
        lock (Gate)
        {
            return Known.Find(catalogue => !made.ContainsKey(catalogue));
        }
    }

    private static void Load(string assembly)
    {
        try
        {
            RuntimeHelpers.RunModuleConstructor(Assembly.Load(new AssemblyName(assembly)).ManifestModule.ModuleHandle);
        }
        catch (FileNotFoundException)
        {
            // The trimmer or the author removed the assembly, so nothing records its events. In an application compiled ahead of time there
            // is no assembly to load, and the catalogue was registered at startup.
        }
    }
}
