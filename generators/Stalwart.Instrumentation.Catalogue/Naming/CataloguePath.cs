using System;
using System.Collections.Generic;
using System.Linq;

namespace Stalwart.Instrumentation.Catalogue.Naming;

/// <summary>
/// Finds the file that <c>[EventCatalogue("…")]</c> names. The generator, the analyzers, and the code fixes all search here.
/// </summary>
public static class CataloguePath
{
    /// <summary>
    /// Returns the distinct matching files, in ordinal order. The attribute is unambiguous only if there is exactly one.
    /// </summary>
    /// <typeparam name="T">The type of a file.</typeparam>
    /// <param name="written">The path in the attribute, which is the end of a file's path, with <c>/</c> or <c>\</c>.</param>
    /// <param name="files">The additional files of the project.</param>
    /// <param name="pathOf">Returns the path of a file.</param>
    public static IReadOnlyList<T> Find<T>(string written, IEnumerable<T> files, Func<T, string> pathOf)
    {
        string wanted = WithoutDots(WithSlashes(written));
        return
        [
            .. files.Where(file => wanted.Length > 0 && IsEnd(WithSlashes(pathOf(file)), wanted))
                .GroupBy(file => WithSlashes(pathOf(file)))
                .Select(same => same.First())
                .OrderBy(pathOf, StringComparer.Ordinal),
        ];
    }

    /// <summary>Replaces the separators of a path with <c>/</c>.</summary>
    public static string WithSlashes(string path) => path.Replace('\\', '/');

    /// <summary>Removes leading ./ and ../ from a path; the name of a folder may begin with a dot.</summary>
    private static string WithoutDots(string path)
    {
        int start = 0;
        while (IsAt(path, "./", start) || IsAt(path, "../", start) || IsAt(path, "/", start))
        {
            start = path.IndexOf('/', start) + 1;
        }

        return path.Substring(start);
    }

    private static bool IsAt(string path, string part, int start) => string.CompareOrdinal(path, start, part, 0, part.Length) == 0;

    private static bool IsEnd(string path, string wanted) => path.EndsWith(wanted, StringComparison.OrdinalIgnoreCase)
        && (path.Length == wanted.Length || path[path.Length - wanted.Length - 1] == '/');
}
