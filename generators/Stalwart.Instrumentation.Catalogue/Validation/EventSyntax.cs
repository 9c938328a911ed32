using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>An event in the file, before validation.</summary>
/// <param name="Family">The first part of its name.</param>
/// <param name="FamilySpan">The place of the first part.</param>
/// <param name="ShortName">The second part of its name.</param>
/// <param name="Span">The place of the name.</param>
/// <param name="Table">The table.</param>
/// <param name="IsNamed">Whether the name is valid and unique.</param>
internal sealed record EventSyntax(
    string Family, SourceSpan FamilySpan, string ShortName, SourceSpan Span, TomlTable Table, bool IsNamed = true)
{
    public string Name { get; } = Family.Length == 0 ? ShortName : Family + "." + ShortName;
}
