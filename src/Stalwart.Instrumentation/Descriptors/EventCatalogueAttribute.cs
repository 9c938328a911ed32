namespace Stalwart.Instrumentation;

/// <summary>Makes the generator add the recording methods of a catalogue to the static partial class.</summary>
/// <param name="file">The file name, or the end of the path, of an AdditionalFile; usually <c>events.toml</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventCatalogueAttribute(string file) : Attribute
{
    /// <summary>Gets the file name, or the end of the path, of the catalogue.</summary>
    public string File { get; } = file;
}
