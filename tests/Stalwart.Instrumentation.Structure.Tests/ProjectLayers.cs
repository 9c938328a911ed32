namespace Stalwart.Instrumentation.Structure.Tests;

/// <summary>The folders of a project, from the lowest to the highest, and what each may use.</summary>
/// <param name="Project">The project's folder, relative to the repository.</param>
/// <param name="Layers">Each folder, <c>""</c> for the project's own, with those below it that it may use.</param>
internal sealed record ProjectLayers(string Project, params (string Folder, string[] MayUse)[] Layers)
{
    public override string ToString() => Project;

    /// <summary>Returns what contradicts the layers: a use that is not allowed, or a folder that has no layer or no files.</summary>
    public IEnumerable<string> Violations(IReadOnlyCollection<string> folders, IEnumerable<FolderEdge> edges)
    {
        string[] known = [.. Layers.Select(layer => layer.Folder)];
        return
        [
            .. folders.Except(known).Select(folder => $"Folder '{folder}' has no layer"),
            .. known.Except(folders).Select(folder => $"Folder '{folder}' has no files"),
            .. edges.Where(edge => !Allows(edge)).Select(edge => $"'{edge.From}' must not use '{edge.To}': {edge.Example}"),
        ];
    }

    /// <summary>Returns the entries that allow a folder to use one that does not stand below it; without any, there is no circle.</summary>
    public IEnumerable<string> Upward()
    {
        var below = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string folder, string[] mayUse) in Layers)
        {
            foreach (string used in mayUse.Where(used => !below.Contains(used)))
            {
                yield return $"'{folder}' may use '{used}', which is not below it";
            }

            below.Add(folder);
        }
    }

    private bool Allows(FolderEdge edge) => Layers.Any(layer => layer.Folder == edge.From && layer.MayUse.Contains(edge.To));
}
