using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Validation;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;
using SourceSpan = Stalwart.Instrumentation.Catalogue.Diagnostics.SourceSpan;

namespace Stalwart.Instrumentation.Catalogue.Syntax;

/// <summary>
/// Reads TOML into our own records. The parser does not recover from a fault: it reads on and reports every later line. So the
/// statement with the first fault is blanked, keeping all offsets, and the rest is parsed again.
/// </summary>
public static class TomlDocumentReader
{
    /// <summary>How many faults of syntax are reported before the reader gives up on the rest of the file.</summary>
    public const int MostErrors = 50;

    /// <summary>How deep arrays and tables may be nested.</summary>
    public const int MostDepth = 32;

    /// <summary>Reads a text.</summary>
    /// <param name="text">TOML 1.0.</param>
    /// <returns>Whatever could be read, and the faults.</returns>
    public static TomlDocument Read(string text)
    {
        var lines = new LineMap(text);
        var errors = new List<TomlError>();
        string remaining = text;
        while (true)
        {
            Fault? fault = Parse(remaining, lines, out DocumentSyntax? document);
            if (fault is null)
            {
                return TomlTreeBuilder.Build(document!, lines, errors);
            }

            errors.Add(new TomlError(fault.Span, SyntaxWording.Describe(fault.Message)));
            if (errors.Count == MostErrors)
            {
                return TomlTreeBuilder.Build(Parsed(""), lines, errors);
            }

            remaining = Blank(remaining, lines, fault);
        }
    }

    /// <summary>
    /// What the parser trips over and a rule reports is out of its way - a byte order mark, what a decoder could not read, halves of surrogate
    /// pairs - and offsets stay those of the file.
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
            else if (char.IsSurrogate(text[i]) || text[i] == TextRules.Undecoded || (i == 0 && text[i] == TextRules.ByteOrderMark))
            {
                changed ??= text.ToCharArray();
                changed[i] = i == 0 && text[i] == TextRules.ByteOrderMark ? ' ' : '?';
            }
        }

        return changed is null ? text : new string(changed);
    }

    private static DocumentSyntax Parsed(string text) => SyntaxParser.Parse(text, "", validate: false);

    private static Fault? Parse(string text, LineMap lines, out DocumentSyntax? document)
    {
        document = null;
        if (Nesting.FirstTooDeep(text, MostDepth) is int tooDeep && tooDeep >= 0)
        {
            return new Fault(lines.Span(tooDeep, tooDeep + 1), "nested too deep", lines.LineOf(tooDeep), lines.LineOf(tooDeep) + 1);
        }

        try
        {
            document = Parsed(Parsable(text));
        }
        catch (Exception exception) when (exception is TomlException or ArgumentException or IndexOutOfRangeException)
        {
            return new Fault(lines.Span(0, 1), exception.Message, 0, lines.Count);
        }

        DiagnosticMessage? first = document.Diagnostics
            .Where(message => message.Kind == DiagnosticMessageKind.Error)
            .OrderBy(message => message.Span.Start.Offset)
            .FirstOrDefault();
        return first is null ? null : Locate(text, lines, first);
    }

    private static Fault Locate(string text, LineMap lines, DiagnosticMessage message)
    {
        int start = Math.Max(0, Math.Min(message.Span.Start.Offset, text.Length));
        if (message.Message.Contains("multi-line string"))
        {
            // The parser complains at the end of the file; the quotes that were never closed are the place to look at.
            int opening = Math.Max(text.LastIndexOf("\"\"\"", StringComparison.Ordinal), text.LastIndexOf("'''", StringComparison.Ordinal));
            return opening < 0
                ? new Fault(lines.Span(start, start), message.Message, 0, lines.Count)
                : new Fault(lines.Span(opening, opening + 3), message.Message, StatementMap.Around(text, lines, lines.LineOf(opening)).First, lines.Count);
        }

        if (message.Message.Contains("newline in a string"))
        {
            // Found at the end of the line; the quote that opened the string is the place to look at.
            int faulty = lines.LineOf(start);
            int quote = Nesting.UnclosedQuote(text, lines.Start(faulty), lines.End(faulty));
            start = quote >= 0 ? quote : start;
        }

        int line = lines.LineOf(start);
        if (start == text.Length && line > 0 && lines.Start(line) == start)
        {
            line--;
        }

        bool unclosed = line > 0 && (message.Message.Contains("closing") || message.Message.Contains("for a value"))
            && text.Substring(lines.Start(line), start - lines.Start(line)).Trim().Length == 0 && StatementMap.IsStart(text, lines, line);
        if (unclosed)
        {
            // The next statement was met inside an array: what is missing is missing before it.
            line--;
            int end = lines.End(line);
            while (end > 0 && char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }

            start = Math.Max(0, end - 1);
            line = lines.LineOf(start);
        }

        (int first, int last) = StatementMap.Around(text, lines, line);
        int stop = unclosed ? start + 1 : EndOfToken(text, Math.Max(start, message.Span.End.Offset));
        int lineEnd = lines.LineOf(start) is int startLine ? lines.End(startLine) : stop;
        SourceSpan span = lines.Span(start, Math.Max(start, Math.Min(stop, TrimLineBreak(text, lineEnd))));
        return new Fault(span, message.Message, first, last);
    }

    /// <summary>The end of the word or number at a place, as the parser often names only its first character.</summary>
    private static int EndOfToken(string text, int at)
    {
        int end = at + 1;
        while (at < text.Length && IsWord(text[at]) && end < text.Length && IsWord(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '+';

    private static int TrimLineBreak(string text, int end)
    {
        while (end > 0 && (text[end - 1] == '\n' || text[end - 1] == '\r'))
        {
            end--;
        }

        return end;
    }

    private static string Blank(string text, LineMap lines, Fault fault)
    {
        char[] chars = text.ToCharArray();
        int end = lines.End(fault.EndLine - 1);
        bool changed = false;
        for (int i = lines.Start(fault.FirstLine); i < end; i++)
        {
            if (chars[i] is not ('\n' or '\r' or ' '))
            {
                chars[i] = ' ';
                changed = true;
            }
        }

        // Nothing left to blank there, so the fault lies elsewhere: give up on everything rather than loop.
        return changed ? new string(chars) : new string(' ', text.Length);
    }

    private sealed record Fault(SourceSpan Span, string Message, int FirstLine, int EndLine);
}
