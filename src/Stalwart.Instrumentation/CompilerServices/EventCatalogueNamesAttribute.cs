using System.ComponentModel;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>
/// Tells compilations that reference an assembly that it has a catalogue, and the names of its events and metrics; generated. It is read
/// from metadata alone, even if the catalogue's class is internal.
/// </summary>
/// <param name="meter">The catalogue's meter.</param>
/// <param name="names">
/// The names of its events and declared metrics, then its former names as <c>former&gt;current</c>, separated by spaces.
/// </param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventCatalogueNamesAttribute(string meter, string names) : Attribute
{
    /// <summary>Gets the catalogue's meter.</summary>
    public string Meter { get; } = meter;

    /// <summary>
    /// Gets the names of its events and declared metrics, then its former names as <c>former&gt;current</c>, separated by spaces.
    /// </summary>
    public string Names { get; } = names;
}
