namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>Describes syntax errors, each with its fix.</summary>
internal static class SyntaxWording
{
    public static string Of(SyntaxErrorKind kind) => kind switch
    {
        SyntaxErrorKind.TooDeep => "Arrays and tables are nested too deep; the maximum depth is 32",
        SyntaxErrorKind.StringNotClosed =>
            "String is not closed before the end of the line; add the closing quote, or use \"\"\" for text of several lines",
        SyntaxErrorKind.TextNotClosed => "String is not closed; add the closing quotes",
        SyntaxErrorKind.ArrayNotClosed => "Array is not closed; add ']'",
        SyntaxErrorKind.TableNotClosed => "Inline table is not closed; add '}'",
        SyntaxErrorKind.HeaderNotClosed => "Table header is not closed; add ']'",
        SyntaxErrorKind.InvalidHeader => "Invalid table header; join its names with '.', such as [events.family.event-name]",
        SyntaxErrorKind.ExtraComma => "Unexpected ','; remove it",
        SyntaxErrorKind.CommaMissingAfter => "Missing ',' after this value",
        SyntaxErrorKind.CommaMissingBefore => "Missing ',' before this",
        SyntaxErrorKind.EqualsMissing => "Missing '=' and a value after the key",
        SyntaxErrorKind.ValueMissing => "Missing value after '='",
        SyntaxErrorKind.KeyMissing => "Missing key; a line is 'key = value', '[table]' or '# comment'",
        SyntaxErrorKind.InvalidValue => "Invalid value; write text in quotes, and numbers, true and false without",
        SyntaxErrorKind.LeadingZero => "Invalid number; remove the leading zero",
        SyntaxErrorKind.IntegerTooLarge => "Integer does not fit into 64 bits; use a smaller number",
        SyntaxErrorKind.ControlCharacter => "Control characters are not allowed; write an escape such as \\u0001",
        SyntaxErrorKind.CarriageReturn => "Carriage return without a line feed; save the file with LF or CRLF line endings",
        SyntaxErrorKind.ByteOrderMark => "Byte order mark is only allowed once, at the beginning of the file; remove this one",
        SyntaxErrorKind.InvalidEscape =>
            "Invalid escape; write \\\\ for a backslash, \\\" for a quote, or put the text in single quotes",
        SyntaxErrorKind.LineEndExpected => "Expected the end of the line; put the next key on a line of its own",
        _ => "Invalid TOML; a line is 'key = value', '[table]' or '# comment'",
    };
}
