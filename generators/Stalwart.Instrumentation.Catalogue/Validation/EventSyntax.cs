using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>An event as the file has it.</summary>
/// <param name="Family">The first part of its name.</param>
/// <param name="FamilySpan">The place of the first part.</param>
/// <param name="ShortName">The second part of its name.</param>
/// <param name="Span">The place of the name.</param>
/// <param name="Table">Its content.</param>
/// <param name="IsNamed">Whether the name is valid and no other event has it.</param>
internal sealed record EventSyntax(
    string Family, SourceSpan FamilySpan, string ShortName, SourceSpan Span, TomlTable Table, bool IsNamed = true)
{
    public string Name { get; } = Family.Length == 0 ? ShortName : Family + "." + ShortName;
}
