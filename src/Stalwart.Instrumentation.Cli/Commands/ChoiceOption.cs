using System.CommandLine;
using System.CommandLine.Parsing;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>Creates options whose value is one of a few words.</summary>
internal static class ChoiceOption
{
    /// <summary>Restricts an option to the given words, and completes them.</summary>
    public static Option<T> Among<T>(this Option<T> option, params IReadOnlyList<string> words)
    {
        option.Validators.Add(result => Check(result, option.Name, words));
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. words]);
        return option;
    }

    private static void Check(OptionResult result, string option, IReadOnlyList<string> words)
    {
        foreach (Token token in result.Tokens.Where(token => !words.Contains(token.Value)))
        {
            string fix = new Speller().Find(token.Value, words) is string near
                ? $"did you mean '{near}'?"
                : $"expected one of {string.Join(", ", words)}.";
            result.AddError($"'{token.Value}' is not a valid value for '{option}'; {fix}");
        }
    }
}
