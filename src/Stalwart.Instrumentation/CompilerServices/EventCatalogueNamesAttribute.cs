using System.ComponentModel;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>
/// Tells those who compile against an assembly that it has a catalogue, and which names its events and metrics have; generated. It is
/// read from the metadata alone, also when the catalogue's class is internal.
/// </summary>
/// <param name="meter">The catalogue's meter.</param>
/// <param name="names">
/// The names of its events and declared metrics, then its former names as <c>former&gt;current</c>, with a space between two.
/// </param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventCatalogueNamesAttribute(string meter, string names) : Attribute
{
    /// <summary>The catalogue's meter.</summary>
    public string Meter { get; } = meter;

    /// <summary>
    /// The names of its events and declared metrics, then its former names as <c>former&gt;current</c>, with a space between two.
    /// </summary>
    public string Names { get; } = names;
}
