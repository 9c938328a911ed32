using System.Linq;
using System.Reflection;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>Builds the address of a rule's page: in the repository of the build, if its address is known.</summary>
internal static class HelpLink
{
    private static readonly string? Repository = typeof(HelpLink).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(data => data.Key == "RepositoryUrl")?.Value;

    public static string? Of(string rule) => Of(Repository, rule);

    public static string? Of(string? repository, string rule)
    {
        if (string.IsNullOrEmpty(repository))
        {
            return null;
        }

        string address = repository!.TrimEnd('/');
        const string Suffix = ".git";
        address = address.EndsWith(Suffix, System.StringComparison.Ordinal)
            ? address.Substring(0, address.Length - Suffix.Length)
            : address;
        return $"{address}/blob/main/docs/diagnostics/{rule}.md";
    }
}
