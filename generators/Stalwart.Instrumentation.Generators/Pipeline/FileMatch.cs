using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>A class and the additional file that it names; no file and a remedy when there is not exactly one, and another class when that has the file already.</summary>
internal sealed record FileMatch(ClassModel Class, AdditionalText? File, string Remedy, ClassModel? Owner = null)
{
    /// <summary>What the class's files are named after.</summary>
    public string HintName { get; private init; } = "";

    /// <summary>The files of all classes; of several that name one file the first by name has it.</summary>
    public static IEnumerable<FileMatch> FindAll(IEnumerable<ClassModel> types, ImmutableArray<AdditionalText> files)
    {
        var owners = new Dictionary<AdditionalText, ClassModel>();
        var names = new HintNames();
        foreach (ClassModel type in types.OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            FileMatch match = Find(type, files) with { HintName = names.Take(type.FullName) };
            if (match.File is not null && owners.TryGetValue(match.File, out ClassModel? owner))
            {
                match = match with { Owner = owner };
            }
            else if (match.File is not null)
            {
                owners.Add(match.File, type);
            }

            yield return match;
        }
    }

    private static FileMatch Find(ClassModel type, ImmutableArray<AdditionalText> files)
    {
        string wanted = WithoutDots(Slashes(type.File));
        AdditionalText[] matches = [.. files.Where(file => wanted.Length > 0 && IsEnd(Slashes(file.Path), wanted))
            .GroupBy(file => Slashes(file.Path)).Select(same => same.First()).OrderBy(file => file.Path, StringComparer.Ordinal)];
        return matches.Length switch
        {
            1 => new FileMatch(type, matches[0], ""),
            0 => new FileMatch(type, null, Missing(type.File, files)),
            _ => new FileMatch(type, null, $"or rather {matches.Length} have that name; write more of the path, such as \"{LastTwo(matches[0].Path)}\""),
        };
    }

    /// <summary>The path without the ./ and ../ that it begins with.</summary>
    private static string WithoutDots(string path)
    {
        int start = 0;
        while (path.IndexOf("./", start, StringComparison.Ordinal) == start || path.IndexOf("../", start, StringComparison.Ordinal) == start || (start < path.Length && path[start] == '/'))
        {
            start = path.IndexOf('/', start) + 1;
        }

        return path.Substring(start);
    }

    private static bool IsEnd(string path, string wanted) =>
        path.EndsWith(wanted, StringComparison.OrdinalIgnoreCase) && (path.Length == wanted.Length || path[path.Length - wanted.Length - 1] == '/');

    private static string Missing(string file, ImmutableArray<AdditionalText> files)
    {
        string item = $"add <AdditionalFiles Include=\"{file}\" /> to the project";
        List<string> there = [.. files.Select(text => Slashes(text.Path).Split('/').Last()).Where(name => name.EndsWith(".toml", StringComparison.OrdinalIgnoreCase)).Distinct().OrderBy(name => name, StringComparer.Ordinal).Take(10)];
        return there.Count == 0 ? item : $"those there are {string.Join(", ", there)}; name one of them, or {item}";
    }

    private static string LastTwo(string path) => string.Join("/", Slashes(path).Split('/').Reverse().Take(2).Reverse());

    private static string Slashes(string path) => path.Replace('\\', '/');
}
