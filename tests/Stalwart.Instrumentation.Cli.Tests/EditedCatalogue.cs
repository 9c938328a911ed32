namespace Stalwart.Instrumentation.Cli.Tests;

/// <summary>
/// An edited copy of the reference catalogue, kept as the lines that differ. <c>expect:</c> says the class, <c>says:</c> a part of the
/// report; lines with <c>-</c> are replaced by the lines with <c>+</c> after them, and <c>+</c> without <c>-</c> before it goes to the end
/// of the file.
/// </summary>
internal sealed record EditedCatalogue(string Name, string Expected, string Says, string Text)
{
    private static readonly string Folder = Path.Combine(Repository.TestProject("Cli.Tests"), "Edits");

    public static string[] Names =>
        [.. Directory.GetFiles(Folder, "*.edit").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static EditedCatalogue Read(string name)
    {
        List<string> catalogue = [.. Repository.Read("events.toml").Split('\n')];
        string expected = "", says = "";
        int place = -1;
        foreach (string line in File.ReadLines(Path.Combine(Folder, name + ".edit")))
        {
            switch (line)
            {
                case ['-', ' ', .. string old]:
                    Assert.True(
                        catalogue.Count(other => other.StartsWith(old, StringComparison.Ordinal)) == 1,
                        $"{name}: not exactly one line of events.toml begins with: {old}");
                    place = catalogue.FindIndex(other => other.StartsWith(old, StringComparison.Ordinal));
                    catalogue.RemoveAt(place);
                    break;
                case ['+', ' ', .. string added]:
                    place = place < 0 ? catalogue.Count : place;
                    catalogue.Insert(place++, added);
                    break;
                default:
                    (expected, says) = line.Split(": ", 2) switch
                    {
                        ["expect", var word] => (word, says),
                        ["says", var part] => (expected, part),
                        _ => throw new InvalidDataException($"{name}: {line}"),
                    };
                    break;
            }
        }

        return new EditedCatalogue(name, expected, says, string.Join('\n', catalogue));
    }
}
