using System.Reflection;
using System.Runtime.Loader;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>The end of a plug-in: an assembly in an <see cref="AssemblyLoadContext"/> that can be unloaded.</summary>
internal static class UnloadableAssembly
{
    /// <summary>Registers what to do when an assembly begins to be unloaded; nothing for one that stays until the process ends.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="release">Releases what refers to it. It may refer to the assembly itself; must not throw.</param>
    public static void OnUnloading(Assembly assembly, Action release)
    {
        if (AssemblyLoadContext.GetLoadContext(assembly) is { IsCollectible: true } context)
        {
            context.Unloading += _ => release();
        }
    }
}
