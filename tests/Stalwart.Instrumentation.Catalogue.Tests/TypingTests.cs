using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>
/// Types each text of Data/typing.txt, a character at a time, at its mark in Data/typing.toml, as in an editor: alone, and in one that adds
/// the closing brackets and quotes.
/// </summary>
public sealed class TypingTests
{
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "Data");
    private static readonly string Valid = File.ReadAllText(Path.Combine(Data, "typing.toml"));

    public static TheoryData<string> Texts =>
        [.. File.ReadAllText(Path.Combine(Data, "typing.txt")).Split("== ", StringSplitOptions.RemoveEmptyEntries)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_being_typed_has_at_most_one_diagnostic_and_removes_no_other_event(string text)
    {
        Check(text, isClosing: false);
        Check(text, isClosing: true);
    }

    private static void Check(string text, bool isClosing)
    {
        string mark = "#@" + text[..text.IndexOf('\n', StringComparison.Ordinal)] + "\n";
        string typed = text[(mark.Length - 2)..];
        int at = Valid.IndexOf(mark, StringComparison.Ordinal);
        string[] events = Names(CatalogueReader.Read("f", Valid));
        for (int length = 0; length <= typed.Length; length++)
        {
            string part = typed[..length] + (isClosing ? Closing(typed[..length]) : "");
            CatalogueResult result = CatalogueReader.Read("f", Valid.Insert(at, part + "\n"));
            Assert.True(
                result.Diagnostics.Count <= 1,
                part + "\n" + string.Join("\n", result.Diagnostics.Select(finding => $"{finding.Span} {finding.Id}: {finding.Message}")));
            Assert.Empty(events.Except(Names(result)));
        }
    }

    private static string[] Names(CatalogueResult result) => [.. result.Places.Select(place => place.Name)];

    /// <summary>What an editor puts after the caret: the closing halves of what is open before it.</summary>
    private static string Closing(string text)
    {
        string closing = "";
        bool isText = false;
        foreach (char c in text)
        {
            isText ^= c == '"';
            closing = isText ? closing : c switch
            {
                '{' => "}" + closing,
                '[' => "]" + closing,
                '}' or ']' when closing.Length > 0 => closing[1..],
                _ => closing,
            };
        }

        return (isText ? "\"" : "") + closing;
    }
}
