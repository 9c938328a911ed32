using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>A catalogue after naming its enums.</summary>
/// <param name="Source">The catalogue, whose class has the names.</param>
/// <param name="Diagnostics">The diagnostics to report in the catalogue.</param>
/// <param name="ClassFaults">The diagnostics to report at the class: the arguments of <see cref="Rules.NameTaken"/>.</param>
internal sealed record NamedSource(
    CatalogueSource Source, EquatableArray<CatalogueDiagnostic> Diagnostics, EquatableArray<EquatableArray<string>> ClassFaults)
{
    private const string Rename = "rename one of the two";

    /// <summary>
    /// Names the enums of all catalogues of a project. Catalogues in one namespace share an enum with the same members. A name in use
    /// is reported, and the enum is emitted under another name, so that the rest of its catalogue is not missing.
    /// </summary>
    public static IEnumerable<NamedSource> Resolve(ImmutableArray<CatalogueSource> sources, EquatableArray<DeclaredType> declared) =>
        TakenTexts.Find([.. ResolveEnums(sources, declared)], declared);

    private static IEnumerable<NamedSource> ResolveEnums(
        ImmutableArray<CatalogueSource> sources, EquatableArray<DeclaredType> declared)
    {
        if (sources.Length < 2 && declared.Count == 0)
        {
            return sources.Select(source => new NamedSource(source, default, default));
        }

        Dictionary<(string, string), DeclaredType> types = declared.ToDictionary(type => (type.Namespace, type.Name));
        ILookup<CatalogueSource, Outcome> outcomes = sources.SelectMany(GeneratedEnum.Of)
            .GroupBy(item => (item.Source.Class.Namespace, item.Name))
            .Where(group => group.Skip(1).Any() || types.ContainsKey(group.Key))
            .SelectMany(group => types.TryGetValue(group.Key, out DeclaredType? type) ? Beside(group, type) : Among([.. group]))
            .ToLookup(outcome => outcome.Enum.Source);
        return sources.Select(source => Of(source, outcomes[source]));
    }

    private static NamedSource Of(CatalogueSource source, IEnumerable<Outcome> outcomes)
    {
        Outcome[] faults = [.. outcomes.Where(outcome => outcome.Fault is not null)];
        IEnumerable<CatalogueDiagnostic> diagnostics = faults.Where(outcome => outcome.Enum.Place is not null).Select(outcome =>
            new CatalogueDiagnostic(
                Rules.NameTaken.Id, source.Path, outcome.Enum.Place!.Span, Arguments($"'{outcome.Enum.Place.Name}'", outcome)));
        IEnumerable<EquatableArray<string>> classFaults = faults.Where(outcome => outcome.Enum.Place is null)
            .Select(outcome => Arguments($"Class '{source.Class.Name}'", outcome));
        ClassModel type = source.Class with { Enums = new EquatableArray<EnumName>(outcomes.Select(outcome => outcome.Named)) };
        return new NamedSource(
            source with { Class = type },
            new EquatableArray<CatalogueDiagnostic>(diagnostics),
            new EquatableArray<EquatableArray<string>>(classFaults));
    }

    private static EquatableArray<string> Arguments(string subject, Outcome outcome) =>
        new([subject, $"the enum '{outcome.Enum.Name}'", outcome.Fault!, Rename]);

    /// <summary>Returns the results for names that a type or namespace has.</summary>
    private static IEnumerable<Outcome> Beside(IEnumerable<GeneratedEnum> group, DeclaredType type) => group.Select(item =>
        item.Members.Count > 0 && item.Members == type.Values ? Outcome.Shared(item) : Outcome.Taken(item, type.Owner));

    /// <summary>Returns the results for names that several catalogues have.</summary>
    private static IEnumerable<Outcome> Among(GeneratedEnum[] group)
    {
        // The methods of a public class cannot have parameters of an internal enum.
        GeneratedEnum first = group.FirstOrDefault(item => item.Place is null) ?? group[0];
        GeneratedEnum owner = group.FirstOrDefault(item => item.Source.Class.IsPublic && item.IsEqualTo(first)) ?? first;
        string fault = owner.Place is null
            ? $"class '{owner.Source.Class.Name}' also generates"
            : $"catalogue '{Path.GetFileName(owner.Source.Path)}' also generates, with other values";
        return group.Where(item => item != owner)
            .Select(item => item.IsEqualTo(owner) ? Outcome.Shared(item) : Outcome.Taken(item, fault));
    }

    private sealed record Outcome(GeneratedEnum Enum, EnumName Named, string? Fault)
    {
        public static Outcome Shared(GeneratedEnum item) => new(item, new EnumName(item.Name, item.Name, IsEmitted: false), null);

        /// <summary>Names from a catalogue have no underscore, so the other name is free.</summary>
        public static Outcome Taken(GeneratedEnum item, string fault) =>
            new(item, new EnumName(item.Name, $"{item.Source.Class.Name}__{item.Name}", IsEmitted: true), fault);
    }
}
