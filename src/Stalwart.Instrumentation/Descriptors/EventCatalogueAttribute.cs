namespace Stalwart.Instrumentation;

/// <summary>Asks the generator to fill the static partial class with the recording methods of a catalogue.</summary>
/// <param name="file">The file name, or the end of the path, of an AdditionalFile; usually <c>events.toml</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventCatalogueAttribute(string file) : Attribute
{
    /// <summary>The file name, or the end of the path, of the catalogue.</summary>
    public string File { get; } = file;
}
