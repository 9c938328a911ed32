using Stalwart.Instrumentation.Configuration;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>The table of OpenTelemetry's variables in docs/opentelemetry.md has the variables of the code.</summary>
public sealed class StandardVariableManualTests
{
    private const string Page = "docs/opentelemetry.md";
    private const string Head = "| variable | key | values | |\n|---|---|---|---|\n";

    [Fact]
    public void Manual_lists_each_OpenTelemetry_variable_with_its_key_and_values()
    {
        string page = Repository.Read(Page);
        string[] expected = [.. StandardVariables.Rows.Select(Row)];
        int start = page.IndexOf(Head, StringComparison.Ordinal) + Head.Length;
        int end = page.IndexOf("\n\n", start, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(Repository.PathOf(Page), page[..start] + string.Join('\n', expected) + page[end..]);
        }

        Assert.Equal(expected, page[start..end].Split('\n'));
    }

    private static string Row(StandardVariable row)
    {
        string keys = string.Join(", ", row.Keys.Select(key => $"`{key}`"));
        return $"| `{row.Name}` | {keys} | {row.Expected.Replace("*", "`*`", StringComparison.Ordinal)} | {row.Documentation} |";
    }
}
