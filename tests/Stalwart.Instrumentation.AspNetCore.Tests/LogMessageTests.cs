namespace Stalwart.Instrumentation.AspNetCore.Tests;

/// <summary>Every log message has a unique id, parameters, and a row in docs/log-messages.md.</summary>
public sealed class LogMessageTests
{
    private static readonly IReadOnlyList<LogMessageRow> Messages = LogMessageRow.All();

    [Fact]
    public void Every_log_message_of_every_package_has_a_unique_id()
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
    public void Manual_lists_and_explains_every_log_message_of_the_code()
    {
        string[] rows =
        [
            .. Repository.Read("docs/log-messages.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1),
        ];
        Assert.Equal(Messages.Select(message => message.ToString()), rows.Select(row => row[..(row.LastIndexOf('|', row.Length - 2) + 1)]));
        Assert.All(rows, row => Assert.True(row.Split('|')[^2].Trim().Length > 10, row));
    }
}
