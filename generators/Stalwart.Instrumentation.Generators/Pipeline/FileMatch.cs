using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>A class and the additional file that it names.</summary>
/// <param name="Class">The class.</param>
/// <param name="File">The file; <see langword="null"/> when there is not exactly one.</param>
/// <param name="Problem">The problem and its fix; <see langword="null"/> when there is exactly one.</param>
/// <param name="Owner">Another class that already has the file.</param>
internal sealed record FileMatch(ClassModel Class, AdditionalText? File, string Problem, ClassModel? Owner = null)
{
    private const int MaxListed = 10;

    /// <summary>Gets the prefix of the names of the class's generated files.</summary>
    public string HintName { get; private init; } = "";

    /// <summary>Returns the files of all classes. If several classes name one file, it belongs to the first class by name.</summary>
    public static IEnumerable<FileMatch> FindAll(IEnumerable<ClassModel> types, ImmutableArray<AdditionalText> files)
    {
        var owners = new Dictionary<AdditionalText, ClassModel>();
        var names = new HintNames();
        var classes = new HashSet<string>();
        foreach (ClassModel type in types.OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            // The compiler reports a second attribute on another part of the class (CS0579).
            if (!classes.Add(type.FullName))
            {
                continue;
            }

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
        IReadOnlyList<AdditionalText> matches = CataloguePath.Find(type.File, files, static file => file.Path);
        return matches.Count switch
        {
            1 => new FileMatch(type, matches[0], ""),
            0 => new FileMatch(type, null, Missing(type.File, files)),
            _ => new FileMatch(type, null, Ambiguous(matches)),
        };
    }

    private static string Missing(string file, ImmutableArray<AdditionalText> files)
    {
        string item = $"add <AdditionalFiles Include=\"{file}\" /> to the project";
        string[] names =
        [
            .. files.Select(text => CataloguePath.WithSlashes(text.Path).Split('/').Last())
                .Where(name => name.EndsWith(".toml", StringComparison.OrdinalIgnoreCase))
                .Distinct()
                .OrderBy(name => name, StringComparer.Ordinal)
                .Take(MaxListed),
        ];
        string fix = names.Length == 0 ? item : $"use one of {string.Join(", ", names)}, or {item}";
        return $"is not among the project's additional files; {fix}";
    }

    private static string Ambiguous(IReadOnlyList<AdditionalText> matches)
    {
        string lastTwo = string.Join("/", CataloguePath.WithSlashes(matches[0].Path).Split('/').Reverse().Take(2).Reverse());
        return $"matches {matches.Count} additional files; write more of the path, such as \"{lastTwo}\"";
    }
}
