namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>The kinds of syntax errors.</summary>
internal enum SyntaxErrorKind
{
    /// <summary>None of the other kinds.</summary>
    Unknown,

    /// <summary>Arrays and inline tables are nested too deeply.</summary>
    TooDeep,

    /// <summary>A string of one line has no closing quote.</summary>
    StringNotClosed,

    /// <summary>A string of several lines has no closing quotes.</summary>
    TextNotClosed,

    /// <summary>An array has no closing bracket.</summary>
    ArrayNotClosed,

    /// <summary>An inline table has no closing brace.</summary>
    TableNotClosed,

    /// <summary>A header has no closing bracket.</summary>
    HeaderNotClosed,

    /// <summary>A header has something other than names between its brackets.</summary>
    InvalidHeader,

    /// <summary>A comma has nothing before it.</summary>
    ExtraComma,

    /// <summary>A comma is missing after the marked character.</summary>
    CommaMissingAfter,

    /// <summary>A comma is missing before the marked text.</summary>
    CommaMissingBefore,

    /// <summary>A key has no equals sign.</summary>
    EqualsMissing,

    /// <summary>A key has no value.</summary>
    ValueMissing,

    /// <summary>A key is missing.</summary>
    KeyMissing,

    /// <summary>A word is not a valid value.</summary>
    InvalidValue,

    /// <summary>A number begins with a zero.</summary>
    LeadingZero,

    /// <summary>An integer does not fit in 64 bits.</summary>
    IntegerTooLarge,

    /// <summary>A string or comment contains a control character.</summary>
    ControlCharacter,

    /// <summary>A string contains an unknown escape sequence.</summary>
    InvalidEscape,

    /// <summary>A carriage return is not followed by a line feed.</summary>
    CarriageReturn,

    /// <summary>A byte order mark is not at the beginning of the file.</summary>
    ByteOrderMark,

    /// <summary>A value is followed by something on the same line.</summary>
    LineEndExpected,
}
