using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>A key that is defined twice.</summary>
/// <param name="Path">The keys from the root to it.</param>
/// <param name="Span">The second definition.</param>
/// <param name="First">The first definition.</param>
/// <param name="Value">The value of the second definition, which the document does not contain; null when it was merged with the
/// first.</param>
internal sealed record TomlDuplicate(IReadOnlyList<string> Path, SourceSpan Span, SourceSpan First, TomlValue? Value);
