using System.Reflection;

namespace Stalwart.Instrumentation.TestSupport;

/// <summary>The checked-out repository that the tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "RepositoryRoot").Value!;

    /// <summary>Returns the folder of a test project.</summary>
    /// <param name="name">The project's name without <c>Stalwart.Instrumentation</c>.</param>
    public static string TestProject(string name) => Path.Combine(Root, "tests", $"Stalwart.Instrumentation.{name}");

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static string Read(string file) => File.ReadAllText(PathOf(file));
}
