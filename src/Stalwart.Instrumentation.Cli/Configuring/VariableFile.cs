using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Sources;

namespace Stalwart.Instrumentation.Cli.Configuring;

/// <summary>Reads a file with one variable per line, such as a container's env file.</summary>
internal static class VariableFile
{
    /// <summary>Returns the variables of a file.</summary>
    /// <exception cref="Failure">A line is not a variable.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Read(string file)
    {
        SourceText source = SourceReader.Read(file);
        string[] lines = source.Text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new Failure($"{source.Path}({i + 1}): expected NAME=VALUE");
            }

            yield return KeyValuePair.Create(line[..equals].Trim(), line[(equals + 1)..].Trim());
        }
    }
}
