using System;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Text;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>Runs the parser over a part of a text.</summary>
internal sealed class StatementParser(string text)
{
    private readonly string parsable = Parsable(text);

    /// <summary>Parses from one offset up to another. Returns the document, or the first error.</summary>
    public DocumentSyntax? Parse(int start, int end, out SyntaxFault? fault)
    {
        int tooDeep = Nesting.FirstTooDeep(text, start, end, TomlReader.MaxDepth);
        if (tooDeep >= 0)
        {
            fault = new SyntaxFault(tooDeep, tooDeep + 1, SyntaxErrorKind.TooDeep);
            return null;
        }

        DocumentSyntax document;
        try
        {
            document = Parse(start == 0 && end == text.Length ? parsable : parsable.Substring(start, end - start));
        }
        catch (Exception exception) when (exception is TomlException or ArgumentException or IndexOutOfRangeException)
        {
            int lineEnd = TextScan.TrimEnd(text, start, TextScan.EndOfLine(text, start));
            fault = new SyntaxFault(start, lineEnd, SyntaxClassifier.Classify(text, start, end, start));
            return null;
        }

        // The parser reports some consequences of an error without a place, which is 0 then.
        DiagnosticMessage? first = document.Diagnostics
            .Where(message => message.Kind == DiagnosticMessageKind.Error)
            .Select((message, index) => (
                Message: message,
                Offset: index > 0 && message.Span.End.Offset == 0 ? end : message.Span.Start.Offset))
            .OrderBy(item => item.Offset)
            .Select(item => item.Message)
            .FirstOrDefault();
        fault = first is null ? null : Locate(start, end, first);
        return first is null ? document : null;
    }

    public static DocumentSyntax Parse(string text) => SyntaxParser.Parse(text, "", validate: false);

    private SyntaxFault Locate(int start, int end, DiagnosticMessage message)
    {
        int lineBreak = end;
        while (lineBreak > start && text[lineBreak - 1] is '\n' or '\r')
        {
            lineBreak--;
        }

        int from = Math.Max(start, Math.Min(start + message.Span.Start.Offset, lineBreak));
        int line = TextScan.EndOfLine(text, from);
        int lineEnd = line > from && text[line - 1] == '\r' ? line - 1 : line;
        int to = Math.Min(EndOfToken(Math.Max(from, start + message.Span.End.Offset)), lineEnd);
        return new SyntaxFault(from, Math.Max(from, to), SyntaxClassifier.Classify(text, start, end, from));
    }

    /// <summary>Returns the end of the word or number at an offset, because the parser often reports only its first character.</summary>
    private int EndOfToken(int at)
    {
        int end = at + 1;
        while (at < text.Length && IsWord(text[at]) && end < text.Length && IsWord(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '+';

    /// <summary>
    /// Replaces characters that a rule reports and the parser rejects - replacement characters, unpaired surrogates - so that
    /// offsets are those of the file.
    /// </summary>
    private static string Parsable(string text)
    {
        char[]? changed = null;
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (isPair)
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || text[i] == SpecialCharacters.Undecoded)
            {
                changed ??= text.ToCharArray();
                changed[i] = '?';
            }
        }

        return changed is null ? text : new string(changed);
    }
}
