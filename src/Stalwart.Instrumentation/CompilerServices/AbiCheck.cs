using System.Reflection;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>Compares the contract that an assembly's recording methods were generated for with that of this runtime.</summary>
internal static class AbiCheck
{
    /// <summary>
    /// Returns the error message for the developer of the application, or <see langword="null"/> if the two are compatible.
    /// </summary>
    /// <param name="assembly">The assembly with the generated code.</param>
    /// <param name="abi">The ABI number that it was generated for.</param>
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
