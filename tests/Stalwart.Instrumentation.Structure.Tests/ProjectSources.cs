using System.Xml.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace Stalwart.Instrumentation.Structure.Tests;

/// <summary>The sources of a project of the repository, and what they refer to.</summary>
internal static class ProjectSources
{
    private static readonly HashSet<string> Framework =
        [.. Net100.References.All.Select(reference => Path.GetFileNameWithoutExtension(reference.FilePath!))];

    /// <summary>Returns the C# files of a project, those that it links included.</summary>
    public static IReadOnlyList<SourceFile> Of(string project)
    {
        string folder = Repository.PathOf(project);
        return [.. Files(folder, "", SearchOption.AllDirectories)
            .Where(file => !IsIn("bin/", file) && !IsIn("obj/", file))
            .Concat(Linked(folder))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>Returns every project of a folder of the repository, relative to the repository.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetDirectoryName(file)!)
            .Where(HasSources)
            .Select(project => Path.GetRelativePath(Repository.Root, project).Replace('\\', '/'));

    /// <summary>Returns the name of a project's assembly, which decides which internal members of other assemblies it sees.</summary>
    public static string AssemblyName(string project) =>
        XDocument.Load(Directory.EnumerateFiles(Repository.PathOf(project), "*.csproj").Single())
            .Descendants("AssemblyName").SingleOrDefault()?.Value ?? Path.GetFileName(project);

    /// <summary>Returns the framework and every assembly that these tests run with, except for the project's own.</summary>
    public static IEnumerable<MetadataReference> References(string project) =>
    [
        .. Net100.References.All,
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Concat(Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll"))
            .DistinctBy(Path.GetFileName)
            .Where(path => !IsFramework(Path.GetFileNameWithoutExtension(path)))
            .Where(path => Path.GetFileNameWithoutExtension(path) != AssemblyName(project))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Whether an assembly is among the reference assemblies, or implements one of them.</summary>
    private static bool IsFramework(string assembly) =>
        Framework.Contains(assembly) || assembly.StartsWith("System.Private.", StringComparison.Ordinal);

    /// <summary>
    /// Returns the files of <c>Compile</c> items outside the project; their folder is what <c>LinkBase</c> or <c>Link</c> names.
    /// </summary>
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
            string linkFolder = item.Attribute("LinkBase")?.Value ?? Path.GetDirectoryName(item.Attribute("Link")?.Value) ?? "";
            string linkBase = linkFolder.Length > 0 ? linkFolder + "/" : "";
            int stars = path.IndexOf("**", StringComparison.Ordinal);
            IEnumerable<SourceFile> files = stars < 0
                ? Files(Path.GetDirectoryName(path)!, linkBase, SearchOption.TopDirectoryOnly, Path.GetFileName(path))
                : Files(path[..stars], linkBase, SearchOption.AllDirectories);
            string? excluded = Path.GetFileName(item.Attribute("Exclude")?.Value);
            foreach (SourceFile file in files.Where(file => Path.GetFileName(file.Path) != excluded))
            {
                yield return file;
            }
        }
    }

    private static IEnumerable<SourceFile> Files(string folder, string linkBase, SearchOption depth, string pattern = "*.cs") =>
        Directory.EnumerateFiles(folder, pattern, depth)
            .Select(file => new SourceFile(linkBase + Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)));

    /// <summary>Whether a project is more than a step of the build.</summary>
    private static bool HasSources(string project) => Directory.EnumerateDirectories(project)
        .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"))
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        .Concat(Directory.EnumerateFiles(project, "*.cs"))
        .Any();

    private static bool IsIn(string folder, SourceFile file) => file.Path.StartsWith(folder, StringComparison.Ordinal);
}
