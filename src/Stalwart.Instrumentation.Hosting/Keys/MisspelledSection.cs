using System.Linq;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>
/// Finds a section of a file with a misspelled name. Sections with other names belong to the application, so the section must contain only
/// keys of these settings, and the correctly named section must contain none of them.
/// </summary>
internal static class MisspelledSection
{
    /// <summary>Returns the misspelled section; <see langword="null"/> if there is none.</summary>
    public static string? Near(string name)
    {
        string? near = new Speller().Find(SettingNode.Normalize(name), SettingsTable.Sections.Select(SettingNode.Normalize));
        return SettingsTable.Sections.FirstOrDefault(section => SettingNode.Normalize(section) == near);
    }

    /// <summary>Returns the section that was meant; <see langword="null"/> if the section belongs to the application.</summary>
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
