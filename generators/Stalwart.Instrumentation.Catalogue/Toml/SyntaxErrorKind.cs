namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>The kinds of syntax errors.</summary>
internal enum SyntaxErrorKind
{
    /// <summary>No other kind fits.</summary>
    Unknown,

    /// <summary>Arrays and inline tables nest too deep.</summary>
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

    /// <summary>A header has something else than names between its brackets.</summary>
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

    /// <summary>There is no key where one must be.</summary>
    KeyMissing,

    /// <summary>A word is no value.</summary>
    InvalidValue,

    /// <summary>A number begins with a zero.</summary>
    LeadingZero,

    /// <summary>An integer has more than 64 bits.</summary>
    IntegerTooLarge,

    /// <summary>A control character stands in a string or comment.</summary>
    ControlCharacter,

    /// <summary>A string has an escape that TOML does not know.</summary>
    InvalidEscape,

    /// <summary>A carriage return is not followed by a line feed.</summary>
    CarriageReturn,

    /// <summary>A byte order mark stands elsewhere than at the beginning.</summary>
    ByteOrderMark,

    /// <summary>Something follows a value on its line.</summary>
    LineEndExpected,
}
