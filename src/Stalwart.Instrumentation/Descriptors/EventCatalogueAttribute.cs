namespace Stalwart.Instrumentation;

/// <summary>Marks the static partial class to which the generator adds the recording methods of a catalogue.</summary>
/// <param name="file">
/// The file name, or the end of the path, of the catalogue, which must be an <c>AdditionalFiles</c> item; usually <c>events.toml</c>.
/// </param>
/// <example>
/// <code>
/// [EventCatalogue("events.toml")]
/// internal static partial class ShopEvents;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventCatalogueAttribute(string file) : Attribute
{
    /// <summary>Gets the file name, or the end of the path, of the catalogue.</summary>
    public string File { get; } = file;
}
