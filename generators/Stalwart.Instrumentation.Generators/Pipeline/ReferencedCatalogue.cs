using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>
/// Which references have a catalogue of their own. The metadata of each is read separately, once, so no compilation is needed and an
/// edit to the code runs nothing again.
/// </summary>
internal static class ReferencedCatalogue
{
    public const string AttributeName = "EventCatalogueNamesAttribute";
    private const string Runtime = "Stalwart.Instrumentation";

    /// <summary>The assembly's name, or <see langword="null"/> when it has no catalogue.</summary>
    public static string? AssemblyOf(MetadataReference reference)
    {
        try
        {
            return reference switch
            {
                CompilationReference project => Declares(project.Compilation.Assembly) ? project.Compilation.AssemblyName : null,
                PortableExecutableReference file when file.GetMetadata() is AssemblyMetadata assembly =>
                    Find(assembly.GetModules()[0].GetMetadataReader()),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            // The compiler says itself that it cannot read a reference.
            return null;
        }
    }

    /// <summary>
    /// The meters of the catalogues that a compilation refers to, and their events' and metrics' names with a space between two.
    /// </summary>
    public static IEnumerable<(string Meter, string Names)> NamesOf(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == Runtime)))
            .SelectMany(assembly => assembly.GetAttributes())
            .Where(attribute => attribute.AttributeClass?.Name == AttributeName && attribute.ConstructorArguments.Length == 2)
            .Select(
                attribute => (
                    attribute.ConstructorArguments[0].Value as string ?? "",
                    attribute.ConstructorArguments[1].Value as string ?? ""));

    private static bool Declares(IAssemblySymbol assembly) =>
        assembly.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == AttributeName);

    private static string? Find(MetadataReader metadata) =>
        metadata.AssemblyReferences.Any(handle => metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, Runtime))
        && metadata.GetAssemblyDefinition()
            .GetCustomAttributes()
            .Any(handle => IsOurs(metadata, metadata.GetCustomAttribute(handle).Constructor))
            ? metadata.GetString(metadata.GetAssemblyDefinition().Name)
            : null;

    private static bool IsOurs(MetadataReader metadata, EntityHandle constructor) => constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } type
        && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)type).Name, AttributeName);
}
