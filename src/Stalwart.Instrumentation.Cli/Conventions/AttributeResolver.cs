namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>Finds the attributes of metrics through all referenced groups; missing and circular references are noted once.</summary>
internal sealed class AttributeResolver(ConventionRegistry registry, List<string> notes)
{
    /// <summary>The groups of reported cycles.</summary>
    private readonly HashSet<ConventionGroup> circular = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> noted = [];
    private ILookup<string, MetricRefinement>? refinements;

    /// <summary>
    /// Returns the attributes of a metric in the order in which they are found: its own, those of its groups, and those of its refinements.
    /// </summary>
    public IReadOnlyList<ConventionAttribute> Resolve(MetricDefinition metric)
    {
        // An attribute that only a refinement requires is not required in general.
        refinements ??= registry.Refinements.ToLookup(Refined);
        Dictionary<string, RequirementLevel> found = Levels(metric.Group);
        foreach ((string name, RequirementLevel level) in refinements[metric.Name].SelectMany(refinement => Levels(refinement.Group)))
        {
            found.TryAdd(name, level == RequirementLevel.Required ? RequirementLevel.ConditionallyRequired : level);
        }

        return [.. found.Select(item => new ConventionAttribute(Definition(item.Key), item.Value))];
    }

    /// <summary>Notes the refinements of missing metrics.</summary>
    public void NoteMissingMetrics()
    {
        HashSet<string> names = [.. registry.Metrics.Select(metric => metric.Name)];
        foreach (MetricRefinement refinement in registry.Refinements.Where(refinement => !names.Contains(Refined(refinement))))
        {
            Note($"Refinement '{refinement.Id}' is left out: '{Refined(refinement)}', which it refines, is not in the files");
        }
    }

    /// <summary>Returns the name of the metric, following refinements of refinements.</summary>
    private string Refined(MetricRefinement refinement)
    {
        var seen = new HashSet<string> { refinement.Id };
        string of = refinement.Of;
        while (registry.Refinement(of) is { } next && seen.Add(of))
        {
            of = next.Of;
        }

        return of;
    }

    private Dictionary<string, RequirementLevel> Levels(ConventionGroup group)
    {
        var levels = new Dictionary<string, RequirementLevel?>();
        foreach (AttributeUse use in Groups(group).SelectMany(each => each.Uses))
        {
            levels[use.Name] = levels.GetValueOrDefault(use.Name) ?? use.Level;
        }

        return levels.ToDictionary(
            item => item.Key, item => item.Value ?? registry.Attribute(item.Key)?.Level ?? RequirementLevel.Recommended);
    }

    private AttributeDefinition Definition(string name)
    {
        if (registry.Attribute(name) is { } definition)
        {
            return definition;
        }

        Note($"Attribute '{name}' is not in the files; it is imported as a string");
        return new AttributeDefinition(name, AttributeDefinition.Text, [], "", Level: null);
    }

    /// <summary>
    /// Returns the group and all groups that it refers to, each once. Not recursive, because a chain may be as long as a file.
    /// </summary>
    private List<ConventionGroup> Groups(ConventionGroup group)
    {
        List<ConventionGroup> found = [group];
        var seen = new HashSet<ConventionGroup>(ReferenceEqualityComparer.Instance) { group };
        var path = new List<(ConventionGroup Group, int Next)> { (group, 0) };
        while (path.Count > 0)
        {
            (ConventionGroup current, int next) = path[^1];
            if (next == current.Parents.Count)
            {
                path.RemoveAt(path.Count - 1);
                continue;
            }

            path[^1] = (current, next + 1);
            if (registry.Group(current.Parents[next]) is not { } parent)
            {
                Note(
                    $"Group '{current.Parents[next]}', which '{current.Id}' refers to with '{current.Keyword}', is not in the files; "
                    + "its attributes are missing");
            }
            else if (seen.Add(parent))
            {
                found.Add(parent);
                path.Add((parent, 0));
            }
            else if (path.FindIndex(step => ReferenceEquals(step.Group, parent)) is >= 0 and int first)
            {
                NoteCycle([.. path[first..].Select(step => step.Group)]);
            }
        }

        return found;
    }

    private void NoteCycle(ConventionGroup[] cycle)
    {
        if (circular.Add(cycle[0]))
        {
            circular.UnionWith(cycle);
            IEnumerable<string> names = cycle.Append(cycle[0]).Select(member => $"'{member.Id}'");
            notes.Add(
                $"Circular '{cycle[0].Keyword}': {string.Join(" -> ", names)}; the attributes of each group are imported once");
        }
    }

    private void Note(string note)
    {
        if (noted.Add(note))
        {
            notes.Add(note);
        }
    }
}
