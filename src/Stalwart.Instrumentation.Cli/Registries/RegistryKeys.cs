namespace Stalwart.Instrumentation.Cli.Registries;

/// <summary>The keys in a registry of the tool that are not part of the format.</summary>
internal static class RegistryKeys
{
    /// <summary>The annotation for what the format cannot express, in the form of a catalogue.</summary>
    public const string Annotation = "stalwart";

    public const string Annotations = "annotations";

    /// <summary>The attribute group whose annotation has the sections of the catalogue other than events and metrics.</summary>
    public const string Header = "stalwart.catalogue";

    /// <summary>The sections in the annotation of <see cref="Header"/>.</summary>
    public const string Catalogue = "catalogue", TagSets = "tags", Retired = "retired";

    /// <summary>The event that a counter belongs to, in the annotation of a metric.</summary>
    public const string CounterOf = "counter-of";
}
