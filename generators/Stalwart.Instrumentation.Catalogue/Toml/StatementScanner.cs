using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>
/// Splits invalid TOML into statements by brackets, quotes and line breaks alone. Where a bracket or quote is missing, the statement
/// ends before the line that begins the next one, so that an error costs only one statement. Indented lines belong to what is open above.
/// Each line is read at most once more per level of nesting.
/// </summary>
internal sealed class StatementScanner
{
    private readonly string text;
    private readonly LineMap lines;

    /// <summary>
    /// Whether a multi-line string ends where a statement begins: one of them is unclosed, so the ends of all are uncertain.
    /// </summary>
    private readonly bool textsEndAtStatements;
    private bool hasUnclosedText;

    private StatementScanner(string text, LineMap lines, bool textsEndAtStatements)
    {
        this.text = text;
        this.lines = lines;
        this.textsEndAtStatements = textsEndAtStatements;
    }

    public static List<Statement> Split(string text, LineMap lines)
    {
        var scanner = new StatementScanner(text, lines, textsEndAtStatements: false);
        List<Statement> statements = scanner.Split();
        return scanner.hasUnclosedText ? new StatementScanner(text, lines, textsEndAtStatements: true).Split() : statements;
    }

    private List<Statement> Split()
    {
        var statements = new List<Statement>();
        for (int line = 0; line < lines.Count;)
        {
            int start = lines.Start(line);
            int end = lines.End(line);
            if (TextScan.TrimEnd(text, start, end) == start && ForbiddenCharacters.First(text, start, end) is null)
            {
                line++;
                continue;
            }

            Statement statement = new Scan(this, line).Run();
            statements.Add(statement);
            line = statement.End == text.Length ? lines.Count : lines.LineOf(statement.End);
        }

        return statements;
    }

    private int Indent(int line) => TextScan.SkipSpaces(text, lines.Start(line)) - lines.Start(line);

    /// <summary>Scans one statement.</summary>
    private sealed class Scan
    {
        private readonly StatementScanner owner;
        private readonly string text;
        private readonly LineMap lines;
        private readonly int firstLine;
        private readonly int indent;
        private readonly List<char> open = [];
        private int last;

        /// <summary>The token before the last one.</summary>
        private int previous;
        private int nextStatement;
        private bool isTooDeep;
        private SyntaxFault? fault;

        /// <summary>
        /// The first line that could be a separate statement if this one turns out to be unclosed, and the error in that case.
        /// </summary>
        private (int Line, SyntaxFault Fault)? sibling;

        /// <summary>
        /// Whether keys of an inline table are on separate lines without indentation: such lines are not sibling statements.
        /// </summary>
        private bool hasUnindentedKeys;

        public Scan(StatementScanner owner, int firstLine)
        {
            this.owner = owner;
            this.firstLine = firstLine;
            text = owner.text;
            lines = owner.lines;
            indent = owner.Indent(firstLine);
            last = lines.Start(firstLine);
        }

        private char Innermost => open[open.Count - 1];

        public Statement Run()
        {
            int line = firstLine;
            if (StatementMap.IsHeader(text, lines.Start(line)))
            {
                return new Statement(lines.Start(line), lines.End(line), null);
            }

            while (true)
            {
                int depth = open.Count;
                bool isKey = line > firstLine && Continues(line);
                line = ReadLine(line);
                if (line < 0)
                {
                    // A multi-line string is unclosed; the error and the end are known.
                    return new Statement(lines.Start(firstLine), lines.End(~line), fault);
                }

                if (open.Count == 0 || isTooDeep)
                {
                    return new Statement(lines.Start(firstLine), lines.End(line), fault);
                }

                if (isKey && open.Count == depth && text[last] == ',')
                {
                    hasUnindentedKeys = true;
                    sibling = null;
                }

                do
                {
                    line++;
                }
                while (line < lines.Count && IsBlank(line));
                if (line >= lines.Count || IsNext(line))
                {
                    return Unclosed();
                }
            }
        }

        private bool IsBlank(int line)
        {
            int start = TextScan.SkipSpaces(text, lines.Start(line));
            return start >= text.Length || text[start] is '\n' or '\r' or '#';
        }

        /// <summary>Returns whether a line begins another statement although a bracket is open.</summary>
        private bool IsNext(int line)
        {
            int start = lines.Start(line);
            if (StatementMap.IsHeader(text, start))
            {
                return Innermost == '{' || !StatementMap.IsElement(text, start);
            }

            bool mayContinue = Innermost == '{' && text[last] is ('{' or ',');
            return !mayContinue && StatementMap.IsPair(text, start) && owner.Indent(line) <= indent;
        }

        /// <summary>
        /// Checks a line that continues the statement for a missing comma before it. Returns whether it could be a separate statement.
        /// </summary>
        private bool Continues(int line)
        {
            int start = TextScan.SkipSpaces(text, lines.Start(line));
            if (text[last] is not ('[' or '{' or ',' or '=' or '.') && text[start] is not (']' or '}' or ',' or '='))
            {
                fault ??= new SyntaxFault(last, last + 1, SyntaxErrorKind.CommaMissingAfter);
            }

            bool isKey = StatementMap.IsPair(text, lines.Start(line)) && owner.Indent(line) <= indent;
            if (isKey && sibling is null && !hasUnindentedKeys)
            {
                sibling = (line, NotClosed());
            }

            return isKey;
        }

        private Statement Unclosed()
        {
            SyntaxFault unclosed = sibling?.Fault ?? NotClosed();
            int end = lines.End(lines.LineOf(unclosed.Start));
            return new Statement(lines.Start(firstLine), end, fault is not null && fault.Start < end ? fault : unclosed);
        }

        private SyntaxFault NotClosed() => new(last, last + 1, KindOfUnclosed());

        private SyntaxErrorKind KindOfUnclosed()
        {
            bool beginsWithBracket = open.Count == 1 && text[TextScan.SkipSpaces(text, lines.Start(firstLine))] == '[';
            return beginsWithBracket ? SyntaxErrorKind.HeaderNotClosed
                : Innermost == '[' ? SyntaxErrorKind.ArrayNotClosed
                : SyntaxErrorKind.TableNotClosed;
        }

        /// <summary>
        /// Reads a line, and further lines when a multi-line string begins on it. Returns the last line, or its bitwise complement when
        /// such a string is unclosed.
        /// </summary>
        private int ReadLine(int line)
        {
            int end = lines.End(line);
            for (int i = lines.Start(line); i < end; i++)
            {
                char c = text[i];
                if (c is ' ' or '\t' or '\r' or '\n')
                {
                    continue;
                }

                if (c == '#')
                {
                    break;
                }

                previous = last;
                last = i;
                if (TextScan.IsTextOpening(text, i))
                {
                    int stop = owner.textsEndAtStatements ? nextStatement = NextStatement(line) : text.Length;
                    int close = TextScan.ClosingQuotes(text, i, stop);
                    if (close < 0)
                    {
                        fault ??= new SyntaxFault(i, i + 3, SyntaxErrorKind.TextNotClosed);
                        owner.hasUnclosedText = true;
                        return ~lines.LineOf(System.Math.Max(i, stop - 1));
                    }

                    i = last = close;
                    line = lines.LineOf(close);
                    end = lines.End(line);
                }
                else if (c is '"' or '\'')
                {
                    int close = TextScan.ClosingQuote(text, i);
                    if (close < 0)
                    {
                        close = TextScan.TrimEnd(text, i + 1, end) - 1;
                        fault ??= new SyntaxFault(i, close + 1, SyntaxErrorKind.StringNotClosed);

                        // Its last line belongs to it, whatever it ends with.
                        last = i;
                        break;
                    }

                    i = last = close;
                }
                else if (!Bracket(c, i))
                {
                    break;
                }
            }

            return line;
        }

        /// <summary>Returns false when the nesting is too deep.</summary>
        private bool Bracket(char c, int at)
        {
            switch (c)
            {
                case '[' or '{' when open.Count == TomlReader.MaxDepth:
                    fault ??= new SyntaxFault(at, at + 1, SyntaxErrorKind.TooDeep);
                    isTooDeep = true;
                    return false;
                case '[' or '{':
                    open.Add(c);
                    break;
                case ']':
                    Close('[', at, SyntaxErrorKind.TableNotClosed);
                    break;
                case '}':
                    Close('{', at, SyntaxErrorKind.ArrayNotClosed);
                    break;
            }

            return true;
        }

        /// <summary>
        /// Closes a bracket and all unclosed brackets in it. The parser reports a bracket that is not open.
        /// </summary>
        private void Close(char opening, int at, SyntaxErrorKind kind)
        {
            int depth = open.LastIndexOf(opening);
            if (depth < 0)
            {
                return;
            }

            if (depth < open.Count - 1)
            {
                // A bracket on its own line is correct; the line before it is incomplete.
                int place = lines.LineOf(previous) < lines.LineOf(at) ? previous : at;
                fault ??= new SyntaxFault(place, place + 1, kind);
            }

            open.RemoveRange(depth, open.Count - depth);
        }

        /// <summary>Returns the start of the next statement with the same indentation, or the end of the text.</summary>
        private int NextStatement(int line)
        {
            if (nextStatement >= lines.End(line))
            {
                return nextStatement;
            }

            for (line++; line < lines.Count; line++)
            {
                int start = lines.Start(line);
                if (owner.Indent(line) <= indent && (StatementMap.IsPair(text, start) || StatementMap.IsHeader(text, start)))
                {
                    return start;
                }
            }

            return text.Length;
        }
    }
}
