using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue;

/// <summary>The place of a name that becomes an enum: a shared tag set, or a closed tag of one event.</summary>
/// <param name="Name">The name in the catalogue.</param>
/// <param name="Enum">The name of the enum.</param>
/// <param name="Span">The key.</param>
public sealed record EnumPlace(string Name, string Enum, SourceSpan Span);
