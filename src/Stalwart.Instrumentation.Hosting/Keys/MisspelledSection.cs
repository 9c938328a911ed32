using System.Linq;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>
/// Finds a section of a file that was meant to be one of ours. Sections with other names are the application's, so it must have our keys
/// alone, and the section that was meant must not have any of them itself.
/// </summary>
internal static class MisspelledSection
{
    /// <summary>Returns the section whose name is near; <see langword="null"/> when there is none.</summary>
    public static string? Near(string name)
    {
        string? near = new Speller().Find(SettingNode.Normalize(name), SettingsTable.Sections.Select(SettingNode.Normalize));
        return SettingsTable.Sections.FirstOrDefault(section => SettingNode.Normalize(section) == near);
    }

    /// <summary>Returns the section that was meant; <see langword="null"/> when it is the application's own.</summary>
    public static string? Meant(SettingNode section, SettingNode root)
    {
        if (section.Children.Count == 0 || Near(section.Name) is not { } near)
        {
            return null;
        }

        string[] known = [.. SettingsTable.KeysOf(near + ".").Select(SettingNode.Normalize)];
        SettingNode? meant = root.Find(near);
        return section.Children.All(child => known.Contains(SettingNode.Normalize(child.Name)) && meant?.Find(child.Name) is null)
            ? near
            : null;
    }
}
