namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>The files of <c>docs/recipes</c>.</summary>
internal static class Recipes
{
    public static string Folder { get; } = Find();

    public static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>Writes the recipe of Prometheus into a folder, with another target and a shorter scrape interval.</summary>
    /// <param name="target">The host and port of the target.</param>
    /// <param name="folder">The folder, which also receives the password and the rules.</param>
    /// <returns>The path of the configuration.</returns>
    public static string WriteFor(string target, string folder)
    {
        File.WriteAllText(Path.Combine(folder, "alerts.yml"), Read("alerts.yml"));
        File.WriteAllText(Path.Combine(folder, "mail-server.password"), "open sesame");
        string recipe = Read("prometheus.yml");
        foreach ((string theirs, string ours) in new[]
        {
            ("127.0.0.1:8080", target),
            ("scrape_interval: 15s", "scrape_interval: 2s"),
            ("scrape_timeout: 10s", "scrape_timeout: 2s"),
            ("evaluation_interval: 15s", "evaluation_interval: 1s"),
        })
        {
            Assert.Contains(theirs, recipe, StringComparison.Ordinal);
            recipe = recipe.Replace(theirs, ours, StringComparison.Ordinal);
        }

        string path = Path.Combine(folder, "prometheus.yml");
        File.WriteAllText(path, recipe);
        return path;
    }

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !Directory.Exists(Path.Combine(folder, "docs", "recipes")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder ?? throw new DirectoryNotFoundException("There is no docs/recipes above the tests."), "docs", "recipes");
    }
}
