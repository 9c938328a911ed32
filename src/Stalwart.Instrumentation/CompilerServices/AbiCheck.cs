using System.Reflection;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>Compares the contract that an assembly's recording methods were generated for with this runtime's.</summary>
internal static class AbiCheck
{
    /// <summary>Returns what to tell the developer of the application, or <see langword="null"/> when the two fit.</summary>
    /// <param name="assembly">The assembly with the generated code.</param>
    /// <param name="abi">The number that it was generated for.</param>
    public static string? Fault(Assembly assembly, int abi)
    {
        if (abi == CatalogueAbi.Number)
        {
            return null;
        }

        string name = assembly.GetName().Name ?? assembly.ToString();
        string version = typeof(AbiCheck).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion
            .Split('+')[0];
        string remedy = abi < CatalogueAbi.Number
            ? $"Rebuild '{name}' with Stalwart.Instrumentation {version}."
            : $"Update the package Stalwart.Instrumentation to the version that '{name}' was built with, or a later one.";
        return $"Assembly '{name}' was compiled for ABI {abi} of Stalwart.Instrumentation, but the loaded version {version} has ABI "
            + $"{CatalogueAbi.Number}. {remedy}";
    }
}
