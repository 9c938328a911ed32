using System.Reflection;
using System.Xml.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace Stalwart.Instrumentation.Structure.Tests;

/// <summary>The sources of a project of the repository, and what they refer to.</summary>
internal static class ProjectSources
{
    private static readonly HashSet<string> Framework =
        [.. Net100.References.All.Select(reference => Path.GetFileNameWithoutExtension(reference.FilePath!))];

    private static readonly string Repository = typeof(ProjectSources).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryFolder").Value!;

    /// <summary>Returns the C# files of a project, those that it links included.</summary>
    public static IReadOnlyList<SourceFile> Of(string project)
    {
        string folder = Path.Combine(Repository, project);
        return [.. Files(folder, "", SearchOption.AllDirectories)
            .Where(file => !IsIn("bin/", file) && !IsIn("obj/", file))
            .Concat(Linked(folder))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>Returns the framework and every assembly beside this one, but for the project's own.</summary>
    public static IEnumerable<MetadataReference> References(string project) =>
    [
        .. Net100.References.All,
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(path => !Framework.Contains(Path.GetFileNameWithoutExtension(path)))
            .Where(path => Path.GetFileNameWithoutExtension(path) != Path.GetFileName(project))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Returns the files of <c>Compile</c> items outside the project; their folder is what <c>LinkBase</c> names.</summary>
    private static IEnumerable<SourceFile> Linked(string folder)
    {
        XDocument project = XDocument.Load(Directory.EnumerateFiles(folder, "*.csproj").Single());
        foreach (XElement item in project.Descendants("Compile"))
        {
            string? path = item.Attribute("Include")?.Value;
            if (path?.StartsWith("../", StringComparison.Ordinal) != true)
            {
                continue;
            }

            path = Path.Combine(folder, path);
            string linkBase = item.Attribute("LinkBase")?.Value is string name ? name + "/" : "";
            int stars = path.IndexOf("**", StringComparison.Ordinal);
            IEnumerable<SourceFile> files = stars < 0
                ? Files(Path.GetDirectoryName(path)!, linkBase, SearchOption.TopDirectoryOnly, Path.GetFileName(path))
                : Files(path[..stars], linkBase, SearchOption.AllDirectories);
            foreach (SourceFile file in files)
            {
                yield return file;
            }
        }
    }

    private static IEnumerable<SourceFile> Files(string folder, string linkBase, SearchOption depth, string pattern = "*.cs") =>
        Directory.EnumerateFiles(folder, pattern, depth)
            .Select(file => new SourceFile(linkBase + Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)));

    private static bool IsIn(string folder, SourceFile file) => file.Path.StartsWith(folder, StringComparison.Ordinal);
}
