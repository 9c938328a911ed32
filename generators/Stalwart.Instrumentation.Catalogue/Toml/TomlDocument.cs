using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>The result of reading a file: what could be read and what could not.</summary>
/// <param name="Root">The top-level table.</param>
/// <param name="Errors">The syntax errors, each reported once.</param>
/// <param name="Duplicates">The keys that are defined twice; the first definition counts.</param>
/// <param name="Unreadable">The statements with a syntax error, in the order of the file.</param>
/// <param name="Unnamed">The content of tables with an unreadable header; null when there are none.</param>
internal sealed record TomlDocument(
    TomlTable Root,
    IReadOnlyList<TomlError> Errors,
    IReadOnlyList<TomlDuplicate> Duplicates,
    IReadOnlyList<SourceSpan> Unreadable,
    TomlTable? Unnamed = null);
