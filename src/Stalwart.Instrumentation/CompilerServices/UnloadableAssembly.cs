using System.Reflection;
using System.Runtime.Loader;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>Handles the unloading of plug-ins: assemblies in a collectible <see cref="AssemblyLoadContext"/>.</summary>
internal static class UnloadableAssembly
{
    /// <summary>Registers an action for when an assembly begins to unload; does nothing for an assembly that is never unloaded.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="release">Releases references to the assembly. It may itself refer to the assembly; must not throw.</param>
    public static void OnUnloading(Assembly assembly, Action release)
    {
        if (AssemblyLoadContext.GetLoadContext(assembly) is { IsCollectible: true } context)
        {
            context.Unloading += _ => release();
        }
    }
}
