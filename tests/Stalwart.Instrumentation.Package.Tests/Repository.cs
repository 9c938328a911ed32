using System.Reflection;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>The checked-out repository that the tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));
}
