using Tomlyn.Syntax;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>A part of the file, parsed or unreadable.</summary>
/// <param name="Offset">Where the parsed part begins in the file.</param>
/// <param name="Document">What was parsed.</param>
/// <param name="Unreadable">A statement with an error.</param>
/// <param name="Loss">What the error hides from the table.</param>
internal sealed record TomlPiece(
    int Offset, DocumentSyntax? Document, UnreadableStatement? Unreadable = null, TomlLoss Loss = TomlLoss.None);
