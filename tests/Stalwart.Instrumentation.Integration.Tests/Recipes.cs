namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>The files of <c>docs/recipes</c>.</summary>
internal static class Recipes
{
    public static string Folder { get; } = Find();

    public static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

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
