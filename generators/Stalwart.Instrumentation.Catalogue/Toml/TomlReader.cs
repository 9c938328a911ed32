using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Text;
using Tomlyn.Syntax;
using SourceSpan = Stalwart.Instrumentation.Catalogue.Text.SourceSpan;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>
/// Reads TOML into our own records. The parser does not recover from a fault: it reads on and reports every later line. So a text that it
/// rejects is split into statements, and each is parsed for itself: a fault is one error and costs one statement.
/// </summary>
internal static class TomlReader
{
    /// <summary>How many faults of syntax are reported.</summary>
    public const int MaxErrors = 50;

    /// <summary>How deep arrays and tables may be nested.</summary>
    public const int MaxDepth = 32;

    /// <summary>Reads a text.</summary>
    /// <param name="text">TOML 1.0.</param>
    /// <returns>Whatever could be read, and the faults.</returns>
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
                // The first half is on the line above, and reported.
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

    /// <summary>Returns what a faulty statement still says. Without its header a whole table would belong to the one before.</summary>
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

        // A bracket begins a header at most, and what precedes it is whole.
        int first = TextScan.SkipSpaces(text, start);
        bool isBracket = first < statement.End && text[first] is '[' or ']' or '}';
        return new TomlPiece(start, null, Loss: isBracket ? TomlLoss.None : TomlLoss.Key);
    }

    /// <summary>The first of two faults; the scanner's for the same place, as it knows what is missing.</summary>
    private static SyntaxFault? First(SyntaxFault? scanned, SyntaxFault? parsed) =>
        parsed is null || scanned?.Start <= parsed.Start ? scanned : parsed;

    /// <summary>Whether a line was meant as a header whose name cannot be made out: what follows belongs to no known table.</summary>
    private static bool IsUnknownHeader(string text, Statement statement)
    {
        int start = TextScan.SkipSpaces(text, statement.Start);
        int end = TextScan.TrimEnd(text, start, statement.End);
        return end - start >= 2 && text[start] == '[' && text[end - 1] == ']' && text.IndexOf(',', start, end - start) < 0;
    }
}
