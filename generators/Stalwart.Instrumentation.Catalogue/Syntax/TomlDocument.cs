using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Catalogue.Syntax;

/// <summary>A file after reading: everything in it that could be read, and what could not.</summary>
/// <param name="Root">The top-level table.</param>
/// <param name="Errors">Faults of syntax, each reported once.</param>
/// <param name="Duplicates">Keys that were there already; the first one counts.</param>
/// <param name="Unreadable">The statements with a fault of syntax, in the order of the file.</param>
public sealed record TomlDocument(
    TomlTable Root,
    IReadOnlyList<TomlError> Errors,
    IReadOnlyList<TomlDuplicate> Duplicates,
    IReadOnlyList<SourceSpan> Unreadable);

/// <summary>A fault of syntax.</summary>
/// <param name="Span">The offending characters.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record TomlError(SourceSpan Span, string Message);

/// <summary>A key given twice.</summary>
/// <param name="Path">From the root to the key.</param>
/// <param name="Span">The second one.</param>
/// <param name="First">The first one.</param>
public sealed record TomlDuplicate(IReadOnlyList<string> Path, SourceSpan Span, SourceSpan First);
