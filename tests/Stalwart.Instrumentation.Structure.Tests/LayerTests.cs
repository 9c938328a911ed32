using Basic.Reference.Assemblies;

namespace Stalwart.Instrumentation.Structure.Tests;

/// <summary>Data goes one way: a folder uses only what stands below it.</summary>
public sealed class LayerTests
{
    public static TheoryData<string> Projects => [.. Architecture.Projects.Select(layers => layers.Project)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_uses_only_the_folders_that_its_layers_allow(string project)
    {
        string name = ProjectSources.AssemblyName(project);
        IReadOnlyList<SourceFile> files = ProjectSources.Of(project);
        string[] folders = [.. files.Select(file => file.Folder).Distinct()];
        IReadOnlyList<FolderEdge> edges = FolderGraph.Of(name, files, ProjectSources.References(project));
        Assert.Empty(FolderGraph.Unresolved(name, files, ProjectSources.References(project)));
        Assert.Equal(folders.Length > 1, edges.Count > 0);
        Assert.Empty(Of(project).Violations(folders, edges));
    }

    [Fact]
    public void Every_project_in_src_and_generators_has_layers() =>
        Assert.Equal(
            ProjectSources.In("src").Concat(ProjectSources.In("generators")).Order(StringComparer.Ordinal),
            Architecture.Projects.Select(layers => layers.Project).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Layers_of_a_project_have_no_circle(string project) => Assert.Empty(Of(project).Upward());

    [Theory]
    [InlineData("class Low { High Field; }")]
    [InlineData("class Low { int Count() => Maker.Make().Size; }")]
    [InlineData("class Low { bool Test(object o) => o is High; }")]
    [InlineData("class Low { int Size = Limits.Max; }")]
    [InlineData("class Low { void Test(string text) => text.Extension(); }")]
    [InlineData("class Low { object All => new System.Collections.Generic.List<High>(); }")]
    public void Upward_use_is_found_in_whatever_form(string low)
    {
        SourceFile[] files =
        [
            new("Low/Low.cs", "using Sample.Upper;\nnamespace Sample.Lower;\n" + low),
            new("High/High.cs", """
                namespace Sample.Upper;
                class High { public int Size; Sample.Lower.Low Uses; }
                static class Maker { public static High Make() => new(); public static void Extension(this string text) { } }
                static class Limits { public const int Max = 3; }
                """),
        ];
        var layers = new ProjectLayers("sample", ("Low", []), ("High", ["Low"]));
        IReadOnlyList<FolderEdge> edges = FolderGraph.Of("sample", files, Net100.References.All);
        string violation = Assert.Single(layers.Violations(["Low", "High"], edges));
        Assert.StartsWith("'Low' must not use 'High': Low/Low.cs(3) uses ", violation, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_without_a_layer_and_layer_without_a_folder_are_found()
    {
        var layers = new ProjectLayers("sample", ("Old", []));
        Assert.Equal(["Folder 'New' has no layer", "Folder 'Old' has no files"], layers.Violations(["New"], []));
    }

    [Fact]
    public void Layers_that_allow_a_circle_are_found()
    {
        var layers = new ProjectLayers("sample", ("Low", ["High"]), ("High", ["Low"]));
        Assert.Equal(["'Low' may use 'High', which is not below it"], layers.Upward());
    }

    private static ProjectLayers Of(string project) => Architecture.Projects.Single(layers => layers.Project == project);
}
