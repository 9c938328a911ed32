using System.Text.Json;

namespace Stalwart.Instrumentation.Structure.Tests;

/// <summary>What an editor and a development container read when they open the repository.</summary>
public sealed class EditorSettingsTests
{
    [Fact]
    public void Editor_recommends_the_extensions_that_the_container_has() => Assert.Equal(
        Strings(Container().GetProperty("customizations").GetProperty("vscode").GetProperty("extensions")),
        Strings(Json(".vscode/extensions.json").GetProperty("recommendations")));

    [Fact]
    public void Container_installs_what_the_tests_need()
    {
        Assert.StartsWith("bash .ci/install && ", Container().GetProperty("postCreateCommand").GetString(), StringComparison.Ordinal);
        Assert.True(File.Exists(Repository.PathOf(".ci/install")));
    }

    [Fact]
    public void Editor_opens_the_solution() =>
        Assert.True(File.Exists(Repository.PathOf(Json(".vscode/settings.json").GetProperty("dotnet.defaultSolution").GetString()!)));

    [Fact]
    public void Catalogues_have_the_schema_that_is_shipped()
    {
        string line = Repository.Read(".taplo.toml").Split('\n').Single(line => line.StartsWith("path = ", StringComparison.Ordinal));
        Assert.True(File.Exists(Repository.PathOf(line.Split('"')[1])), line);
    }

    private static JsonElement Container() => Json(".devcontainer/devcontainer.json");

    private static JsonElement Json(string file) =>
        JsonDocument.Parse(Repository.Read(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip }).RootElement;

    private static IEnumerable<string?> Strings(JsonElement array) => array.EnumerateArray().Select(item => item.GetString());
}
