using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>The kind of a syntax error, from which its message is written.</summary>
public sealed class SyntaxErrorKindTests
{
    [Theory]
    [InlineData("a = \"x\n", nameof(SyntaxErrorKind.StringNotClosed))]
    [InlineData("a = 'x\n", nameof(SyntaxErrorKind.StringNotClosed))]
    [InlineData("\"a = 1\n", nameof(SyntaxErrorKind.StringNotClosed))]
    [InlineData("a = \"\"\"x\n", nameof(SyntaxErrorKind.TextNotClosed))]
    [InlineData("a = [1, 2\n", nameof(SyntaxErrorKind.ArrayNotClosed))]
    [InlineData("a = [1, 2 }\n", nameof(SyntaxErrorKind.ArrayNotClosed))]
    [InlineData("a = { b = 1\n", nameof(SyntaxErrorKind.TableNotClosed))]
    [InlineData("a = { b = [1 }\n", nameof(SyntaxErrorKind.ArrayNotClosed))]
    [InlineData("a = { b = [1 2] }\n", nameof(SyntaxErrorKind.CommaMissingBefore))]
    [InlineData("a = { b = 1 c = 2 }\n", nameof(SyntaxErrorKind.CommaMissingBefore))]
    [InlineData("a = [\n  1\n  2\n]\n", nameof(SyntaxErrorKind.CommaMissingAfter))]
    [InlineData("[a\nb = 1\n", nameof(SyntaxErrorKind.HeaderNotClosed))]
    [InlineData("[a.\n", nameof(SyntaxErrorKind.HeaderNotClosed))]
    [InlineData("a\n", nameof(SyntaxErrorKind.EqualsMissing))]
    [InlineData("a { b = 1 }\n", nameof(SyntaxErrorKind.EqualsMissing))]
    [InlineData("a = { b 1 }\n", nameof(SyntaxErrorKind.EqualsMissing))]
    [InlineData("a =\n", nameof(SyntaxErrorKind.ValueMissing))]
    [InlineData("a = # none\n", nameof(SyntaxErrorKind.ValueMissing))]
    [InlineData("a = { b = }\n", nameof(SyntaxErrorKind.ValueMissing))]
    [InlineData("= 1\n", nameof(SyntaxErrorKind.KeyMissing))]
    [InlineData("]\n", nameof(SyntaxErrorKind.KeyMissing))]
    [InlineData("a = yes\n", nameof(SyntaxErrorKind.InvalidValue))]
    [InlineData("a = [\"x\", yes]\n", nameof(SyntaxErrorKind.InvalidValue))]
    [InlineData("a == 1\n", nameof(SyntaxErrorKind.InvalidValue))]
    [InlineData("a = 012\n", nameof(SyntaxErrorKind.LeadingZero))]
    [InlineData("a = [1, -01]\n", nameof(SyntaxErrorKind.LeadingZero))]
    [InlineData("a = 99999999999999999999\n", nameof(SyntaxErrorKind.IntegerTooLarge))]
    [InlineData("a = \"\u0001\"\n", nameof(SyntaxErrorKind.ControlCharacter))]
    [InlineData("a = 1 # \u0001\n", nameof(SyntaxErrorKind.ControlCharacter))]
    [InlineData("a = \"C:\\dir\"\n", nameof(SyntaxErrorKind.InvalidEscape))]
    [InlineData("a = \"\\u12\"\n", nameof(SyntaxErrorKind.InvalidEscape))]
    [InlineData("a = 1 b = 2\n", nameof(SyntaxErrorKind.LineEndExpected))]
    [InlineData("a = \"x\" y\n", nameof(SyntaxErrorKind.LineEndExpected))]
    [InlineData("[a] b = 1\n", nameof(SyntaxErrorKind.LineEndExpected))]
    [InlineData("[a]]\n", nameof(SyntaxErrorKind.LineEndExpected))]
    public void Syntax_error_has_the_kind_of_its_place(string text, string kind)
    {
        foreach (string before in (string[])["", "first = [1, { x = \"]\" }] # }\n"])
        {
            TomlError error = Assert.Single(TomlReader.Read(before + text).Errors);
            Assert.Equal(kind, error.Kind.ToString());
        }
    }

    [Fact]
    public void Every_kind_of_syntax_error_has_a_unique_message()
    {
        string[] messages = [.. Enum.GetValues<SyntaxErrorKind>().Select(SyntaxWording.Of)];
        Assert.Equal(messages.Length, messages.Distinct().Count());
        Assert.All(messages, message => Assert.Matches("^[A-Z].*[^.]$", message));
    }
}
