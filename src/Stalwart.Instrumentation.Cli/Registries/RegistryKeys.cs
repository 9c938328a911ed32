namespace Stalwart.Instrumentation.Cli.Registries;

/// <summary>What a registry of the tool has beyond the words of its format.</summary>
internal static class RegistryKeys
{
    /// <summary>The annotation that has what the format has no word for, in the words of a catalogue.</summary>
    public const string Annotation = "stalwart";

    public const string Annotations = "annotations";

    /// <summary>The attribute group whose annotation has the sections of the catalogue that are neither events nor metrics.</summary>
    public const string Header = "stalwart.catalogue";

    /// <summary>The sections in the annotation of <see cref="Header"/>.</summary>
    public const string Catalogue = "catalogue", TagSets = "tags", Retired = "retired";

    /// <summary>In the annotation of a metric: the event whose counter it is.</summary>
    public const string CounterOf = "counter-of";
}
