namespace Stalwart.Instrumentation.TestSupport.SharedData;

/// <summary>External data beside the repository, which is too large to include.</summary>
internal static class SharedFolder
{
    /// <summary>Returns a folder of <c>../shared/data</c>; null if it does not exist.</summary>
    /// <param name="name">The folder's name.</param>
    public static string? Find(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string found = Path.Combine(folder.FullName, "shared", "data", name);
            if (Directory.Exists(found))
            {
                return found;
            }
        }

        return null;
    }
}
