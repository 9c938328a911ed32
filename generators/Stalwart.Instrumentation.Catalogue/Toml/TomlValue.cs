using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>A value and its place in the file.</summary>
/// <param name="Span">From its first to its last character.</param>
internal abstract record TomlValue(SourceSpan Span)
{
    /// <summary>Gets what it is, for messages: "a string", "an integer".</summary>
    public abstract string Kind { get; }
}

/// <summary>A string of any of the four forms, unescaped.</summary>
/// <param name="Span">With its quotes.</param>
/// <param name="Value">The text.</param>
internal sealed record TomlString(SourceSpan Span, string Value) : TomlValue(Span)
{
    /// <inheritdoc/>
    public override string Kind => "a string";
}

/// <summary>An integer.</summary>
/// <param name="Span">Its digits.</param>
/// <param name="Value">The number.</param>
internal sealed record TomlInteger(SourceSpan Span, long Value) : TomlValue(Span)
{
    /// <inheritdoc/>
    public override string Kind => "an integer";
}

/// <summary>A floating-point number.</summary>
/// <param name="Span">Its digits.</param>
/// <param name="Value">The number; may be infinite or not a number.</param>
internal sealed record TomlFloat(SourceSpan Span, double Value) : TomlValue(Span)
{
    /// <inheritdoc/>
    public override string Kind => "a number";
}

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <param name="Span">The word.</param>
/// <param name="Value">The value.</param>
internal sealed record TomlBoolean(SourceSpan Span, bool Value) : TomlValue(Span)
{
    /// <inheritdoc/>
    public override string Kind => "true or false";
}

/// <summary>A date or time, which a catalogue never uses.</summary>
/// <param name="Span">From its first to its last digit.</param>
internal sealed record TomlDate(SourceSpan Span) : TomlValue(Span)
{
    /// <inheritdoc/>
    public override string Kind => "a date or time";
}

/// <summary>An array.</summary>
/// <param name="Span">With its brackets.</param>
/// <param name="Items">Its elements.</param>
/// <param name="IsOfHeaders">Whether it is made of <c>[[headers]]</c>, each of which adds a table.</param>
internal sealed record TomlArray(SourceSpan Span, IReadOnlyList<TomlValue> Items, bool IsOfHeaders = false) : TomlValue(Span)
{
    /// <inheritdoc/>
    public override string Kind => "an array";
}

/// <summary>A key, its place and its value.</summary>
/// <param name="Key">One segment of a key.</param>
/// <param name="KeySpan">The segment.</param>
/// <param name="Value">The value.</param>
internal sealed record TomlEntry(string Key, SourceSpan KeySpan, TomlValue Value);
