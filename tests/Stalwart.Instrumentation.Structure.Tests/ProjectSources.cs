using System.Reflection;
using System.Xml.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace Stalwart.Instrumentation.Structure.Tests;

/// <summary>The sources of a project of the repository, and what they refer to.</summary>
internal static class ProjectSources
{
    private static readonly HashSet<string> Framework = [.. Net100.References.All.Select(reference => Path.GetFileName(reference.FilePath!))];

    private static readonly string Repository = typeof(ProjectSources).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryFolder").Value!;

    /// <summary>Returns the C# files of a project, those that it links included: paths within it, and texts.</summary>
    public static IReadOnlyList<(string Path, string Text)> Of(string project)
    {
        string folder = Path.Combine(Repository, project);
        IEnumerable<(string Path, string File)> files = Files(folder, "", SearchOption.AllDirectories)
            .Where(file => !file.Path.StartsWith("bin/", StringComparison.Ordinal) && !file.Path.StartsWith("obj/", StringComparison.Ordinal));
        return [.. files.Concat(Linked(folder)).OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => (file.Path, File.ReadAllText(file.File)))];
    }

    /// <summary>Returns the framework and every assembly beside this one, but for the project's own.</summary>
    public static IEnumerable<MetadataReference> References(string project) =>
    [
        .. Net100.References.All,
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(path => !Framework.Contains(Path.GetFileName(path)) && Path.GetFileNameWithoutExtension(path) != Path.GetFileName(project))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Returns the files of <c>Compile</c> items outside the project, which belong to the folder that <c>LinkBase</c> names.</summary>
    private static IEnumerable<(string Path, string File)> Linked(string folder)
    {
        XDocument project = XDocument.Load(Directory.EnumerateFiles(folder, "*.csproj").Single());
        foreach (XElement item in project.Descendants("Compile").Where(item => item.Attribute("Include")?.Value.StartsWith("../", StringComparison.Ordinal) == true))
        {
            string path = Path.Combine(folder, item.Attribute("Include")!.Value);
            string linkBase = item.Attribute("LinkBase")?.Value is string name ? name + "/" : "";
            int stars = path.IndexOf("**", StringComparison.Ordinal);
            IEnumerable<(string Path, string File)> files = stars < 0
                ? Files(Path.GetDirectoryName(path)!, linkBase, SearchOption.TopDirectoryOnly, Path.GetFileName(path))
                : Files(path[..stars], linkBase, SearchOption.AllDirectories);
            foreach ((string Path, string File) file in files)
            {
                yield return file;
            }
        }
    }

    private static IEnumerable<(string Path, string File)> Files(string folder, string linkBase, SearchOption depth, string pattern = "*.cs") =>
        Directory.EnumerateFiles(folder, pattern, depth).Select(file => (linkBase + Path.GetRelativePath(folder, file).Replace('\\', '/'), file));
}
