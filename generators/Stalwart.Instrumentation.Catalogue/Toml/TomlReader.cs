using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Text;
using Tomlyn.Syntax;
using SourceSpan = Stalwart.Instrumentation.Catalogue.Text.SourceSpan;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>
/// Reads TOML into records of our own. The parser does not recover from an error: it reports every later line too. So a text that it
/// rejects is split into statements that are parsed separately: a mistake is one error and costs one statement.
/// </summary>
internal static class TomlReader
{
    /// <summary>The maximum number of syntax errors that are reported.</summary>
    public const int MaxErrors = 50;

    /// <summary>The maximum depth of nested arrays and tables.</summary>
    public const int MaxDepth = 32;

    /// <summary>Reads a text.</summary>
    /// <param name="text">TOML 1.0.</param>
    /// <returns>What could be read, and the errors.</returns>
    public static TomlDocument Read(string text)
    {
        var lines = new LineMap(text);
        var parser = new StatementParser(text);
        return ForbiddenCharacters.First(text, 0, text.Length) is null && parser.Parse(0, text.Length, out _) is { } document
            ? TomlTreeBuilder.Build([new TomlPiece(0, document)], lines, [], [])
            : ReadStatements(text, lines, parser);
    }

    private static TomlDocument ReadStatements(string text, LineMap lines, StatementParser parser)
    {
        var errors = new List<TomlError>();
        var unreadable = new List<SourceSpan>();
        var pieces = new List<TomlPiece>();
        bool isTableUnknown = false;
        int continuedAt = -1;
        foreach (Statement statement in StatementScanner.Split(text, lines))
        {
            DocumentSyntax? document = parser.Parse(statement.Start, statement.End, out SyntaxFault? fault);
            fault = First(ForbiddenCharacters.First(text, statement.Start, statement.End), First(statement.Fault, fault));
            if (fault is null)
            {
                isTableUnknown &= !document!.Tables.Any();
                pieces.Add(new TomlPiece(statement.Start, document));
                continue;
            }

            unreadable.Add(lines.Span(statement.Start, statement.End));
            bool isSecondHalf = statement.Start == continuedAt && !StatementMap.BeginsStatement(text, statement.Start);
            continuedAt = statement.End;
            if (isSecondHalf)
            {
                // The first half, on the line above, has been reported.
                continue;
            }

            TomlPiece piece = Salvage(text, lines, statement);
            bool isHeader = piece.Document is not null || piece.Loss == TomlLoss.Header;
            if ((isHeader || !isTableUnknown) && errors.Count < MaxErrors)
            {
                errors.Add(new TomlError(lines.Span(fault.Start, fault.End), fault.Kind));
            }

            isTableUnknown = isHeader ? piece.Loss == TomlLoss.Header : isTableUnknown;
            pieces.Add(piece);
        }

        return TomlTreeBuilder.Build(pieces, lines, errors, unreadable);
    }

    /// <summary>
    /// Returns what can be read of an invalid statement. Without its header, a whole table would belong to the previous one.
    /// </summary>
    private static TomlPiece Salvage(string text, LineMap lines, Statement statement)
    {
        int start = statement.Start;
        if (StatementMap.RepairedHeader(text, start) is { } header)
        {
            return new TomlPiece(start, StatementParser.Parse(header));
        }

        if (IsUnknownHeader(text, statement))
        {
            return new TomlPiece(start, null, Loss: TomlLoss.Header);
        }

        if (UnreadableStatement.Read(text, lines, statement) is { } key)
        {
            return new TomlPiece(start, null, key);
        }

        // A bracket can only begin a header, and what precedes it is complete.
        int first = TextScan.SkipSpaces(text, start);
        bool isBracket = first < statement.End && text[first] is '[' or ']' or '}';
        return new TomlPiece(start, null, Loss: isBracket ? TomlLoss.None : TomlLoss.Key);
    }

    /// <summary>Returns the first of two errors; for the same place the scanner's, which knows what is missing.</summary>
    private static SyntaxFault? First(SyntaxFault? scanned, SyntaxFault? parsed) =>
        parsed is null || scanned?.Start <= parsed.Start ? scanned : parsed;

    /// <summary>Returns whether a line is a header with an unreadable name: the following keys belong to an unknown table.</summary>
    private static bool IsUnknownHeader(string text, Statement statement)
    {
        int start = TextScan.SkipSpaces(text, statement.Start);
        int end = TextScan.TrimEnd(text, start, statement.End);
        return end - start >= 2 && text[start] == '[' && text[end - 1] == ']' && text.IndexOf(',', start, end - start) < 0;
    }
}
