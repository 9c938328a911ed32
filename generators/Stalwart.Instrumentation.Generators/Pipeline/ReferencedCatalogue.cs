using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>
/// A reference that has catalogues. The metadata of each reference is read once and separately, so no compilation is needed and an
/// edit to the code does not run this again.
/// </summary>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Catalogues">The catalogues.</param>
internal sealed record ReferencedCatalogue(string Assembly, EquatableArray<MeterNames> Catalogues)
{
    public const string AttributeName = "EventCatalogueNamesAttribute";
    private const string Runtime = "Stalwart.Instrumentation";

    /// <summary>Returns the catalogues of a reference, or <see langword="null"/> when it has none.</summary>
    public static ReferencedCatalogue? Of(MetadataReference reference)
    {
        try
        {
            return reference switch
            {
                CompilationReference project => Made(
                    project.Compilation.AssemblyName ?? "", NamesOf(project.Compilation.Assembly)),
                PortableExecutableReference file when file.GetMetadata() is AssemblyMetadata assembly =>
                    Find(assembly.GetModules()[0].GetMetadataReader()),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            // The compiler already reports an unreadable reference.
            return null;
        }
    }

    /// <summary>Returns the names in the catalogues of a compilation's references.</summary>
    public static IEnumerable<MeterNames> NamesOf(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == Runtime)))
            .SelectMany(NamesOf);

    private static IEnumerable<MeterNames> NamesOf(IAssemblySymbol assembly) => assembly.GetAttributes()
        .Where(attribute => attribute.AttributeClass?.Name == AttributeName && attribute.ConstructorArguments.Length == 2)
        .Select(
            attribute => new MeterNames(
                attribute.ConstructorArguments[0].Value as string ?? "",
                attribute.ConstructorArguments[1].Value as string ?? ""));

    private static ReferencedCatalogue? Made(string assembly, IEnumerable<MeterNames> names)
    {
        var catalogues = new EquatableArray<MeterNames>(names);
        return catalogues.Count == 0 ? null : new ReferencedCatalogue(assembly, catalogues);
    }

    private static ReferencedCatalogue? Find(MetadataReader metadata) =>
        metadata.AssemblyReferences.Any(handle => metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, Runtime))
            ? Made(
                metadata.GetString(metadata.GetAssemblyDefinition().Name),
                metadata.GetAssemblyDefinition()
                    .GetCustomAttributes()
                    .Select(metadata.GetCustomAttribute)
                    .Where(attribute => IsOurs(metadata, attribute.Constructor))
                    .Select(attribute => Decode(metadata.GetBlobReader(attribute.Value))))
            : null;

    /// <summary>Reads the two strings of the attribute (ECMA-335, II.23.3).</summary>
    private static MeterNames Decode(BlobReader value)
    {
        value.ReadUInt16();
        return new MeterNames(value.ReadSerializedString() ?? "", value.ReadSerializedString() ?? "");
    }

    private static bool IsOurs(MetadataReader metadata, EntityHandle constructor) => constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } type
        && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)type).Name, AttributeName);
}
