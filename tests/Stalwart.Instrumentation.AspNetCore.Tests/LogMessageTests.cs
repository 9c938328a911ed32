using System.Globalization;
using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.AspNetCore.Tests;

/// <summary>Log messages keep their promises to operators: an id of their own, parameters, and a row in docs/log-messages.md.</summary>
public sealed partial class LogMessageTests
{
    private static readonly IReadOnlyList<LogMessageRow> Messages = LogMessageRow.All();

    [Fact]
    public void Every_log_message_of_every_package_has_an_id_of_its_own()
    {
        Assert.Equal(4, Messages.Select(message => message.Package).Distinct().Count());
        Assert.DoesNotContain(Messages, message => message.Id <= 0);
        Assert.Distinct(Messages.Select(message => message.Id));
        Assert.Distinct(Messages.Select(message => message.Name));
    }

    [Fact]
    public void No_log_message_is_only_one_parameter() =>
        Assert.DoesNotContain(
            Messages,
            message => message.Message.StartsWith('{') && message.Message.IndexOf('}') == message.Message.Length - 1);

    [Fact]
    public void Table_in_the_manual_is_equal_to_the_messages_in_the_code_and_explains_each()
    {
        string[] rows =
        [
            .. Repository.Read("docs/log-messages.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1),
        ];
        Assert.Equal(Messages.Select(message => message.ToString()), rows.Select(row => row[..(row.LastIndexOf('|', row.Length - 2) + 1)]));
        Assert.All(rows, row => Assert.True(row.Split('|')[^2].Trim().Length > 10, row));
    }

    [Fact]
    public void Every_id_that_a_page_of_the_manual_names_is_that_of_a_message()
    {
        (string Page, int Id)[] named =
        [
            .. Directory.GetFiles(Repository.PathOf("docs"), "*.md")
                .SelectMany(file => NamedIds().Matches(File.ReadAllText(file))
                    .SelectMany(match => Number().Matches(match.Value))
                    .Select(number => (Path.GetFileName(file), int.Parse(number.Value, CultureInfo.InvariantCulture)))),
        ];
        Assert.True(named.Length > 40, $"{named.Length} ids");
        Assert.All(named, one => Assert.Contains(Messages, message => message.Id == one.Id));
    }

    /// <summary>Such as "message 12" and "messages 1, 5 and 41".</summary>
    [GeneratedRegex(@"\b[Mm]essages?\)? [0-9]+(?:(?:, | and | or | to )[0-9]+)*\b(?! (?:times|events|bytes))")]
    private static partial Regex NamedIds();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
