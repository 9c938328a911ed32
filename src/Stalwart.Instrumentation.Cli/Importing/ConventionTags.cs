using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Cli.Conventions;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>Converts attributes to tags; those that cannot be converted are noted by name.</summary>
/// <param name="notes">The notes on what could not be imported unchanged.</param>
internal sealed class ConventionTags(List<string> notes)
{
    private static readonly string[] Reserved = ["le", "quantile", "job", "instance"];

    /// <summary>The set of each enumeration, null if its values cannot be a set, and the names of the sets.</summary>
    private readonly Dictionary<string, ImportedTagSet?> sets = [];
    private readonly HashSet<string> setNames = [];
    private readonly HashSet<string> converted = [];

    /// <summary>Returns the tags of a metric, the required ones first.</summary>
    public FittedTags Of(string metric, IReadOnlyList<ConventionAttribute> attributes)
    {
        string[] optIn = [.. Names(attributes.Where(attribute => attribute.Level == RequirementLevel.OptIn))];
        if (optIn.Length > 0)
        {
            notes.Add($"{metric}: opt-in attributes are left out: {string.Join(", ", optIn)}");
        }

        var tags = new List<ImportedTag>();
        int needed = 0;
        var parameters = new Dictionary<string, string>();
        foreach (ConventionAttribute attribute in attributes.Where(attribute => attribute.Level != RequirementLevel.OptIn)
            .OrderBy(attribute => attribute.Level))
        {
            string name = attribute.Definition.Name;
            bool isNeeded = attribute.Level <= RequirementLevel.ConditionallyRequired;
            if (Fault(attribute.Definition, isNeeded, parameters) is { } fault)
            {
                notes.Add($"{metric}: attribute '{name}' is left out: {fault}");
                continue;
            }

            parameters.Add(CSharpName.Camel(name), name);
            tags.Add(Tag(attribute.Definition) with { IsOptional = attribute.Level != RequirementLevel.Required });
            needed += isNeeded ? 1 : 0;
        }

        return new SeriesFit(metric, notes).Fit(tags, needed);
    }

    /// <summary>
    /// Returns why an attribute cannot be a tag; null if it can. A required attribute is imported as text rather than not at all.
    /// </summary>
    private static string? Fault(AttributeDefinition attribute, bool isNeeded, Dictionary<string, string> parameters)
    {
        if (attribute.Type.StartsWith("template[", StringComparison.Ordinal))
        {
            return $"its type is '{attribute.Type}', and each key would be another tag";
        }

        if (!NameGrammar.IsDotted(attribute.Name))
        {
            return $"it is not a valid name for a tag; {NameGrammar.DottedRemedy}";
        }

        string label = PrometheusName.Label(attribute.Name);
        if (Reserved.Contains(label) || label.StartsWith("otel_scope_", StringComparison.Ordinal))
        {
            return $"Prometheus reserves the name '{label}'";
        }

        return parameters.TryGetValue(CSharpName.Camel(attribute.Name), out string? other) ? $"in C# it is the same as '{other}'"
            : !isNeeded && IsList(attribute) ? $"its type is '{attribute.Type}', and a tag has one value"
            : null;
    }

    private static bool IsList(AttributeDefinition attribute) => attribute.Type.EndsWith(']');

    private ImportedTag Tag(AttributeDefinition attribute)
    {
        string name = attribute.Name;
        ImportedTag open = ImportedTag.Open(name, SeriesFit.UsualLimit);
        switch (attribute.Type)
        {
            case AttributeDefinition.Boolean:
                return new ImportedTag(name, [], IsBool: true, 0);
            case AttributeDefinition.Integer:
                return open with { IsInteger = true };
            case AttributeDefinition.Enumeration:
                if (!sets.TryGetValue(name, out ImportedTagSet? set))
                {
                    sets[name] = set = ImportedTagSet.Of(SetName(name), attribute);
                }

                return set is not null
                    ? new ImportedTag(name, [], IsBool: false, 0) { Set = set }
                    : open with { IsInteger = attribute.Members.Count > 0 && attribute.Members.All(member => member.IsInteger) };
            case AttributeDefinition.Text:
                return open;
            default:
                if (converted.Add(name))
                {
                    notes.Add($"Attribute '{name}' has the type '{attribute.Type}'; its tag has strings");
                }

                return open;
        }
    }

    /// <summary>Returns a name that no other set has, even in C#. It is the name of an enum, which is not exported.</summary>
    private string SetName(string attribute)
    {
        string words = ImportedName.Kebab(attribute) is { Length: <= 90 } kebab ? kebab : "values";
        string name = words;
        for (int number = 2; !setNames.Add(name.Replace("-", "", StringComparison.Ordinal)); number++)
        {
            name = $"{words}-n{number}";
        }

        return name;
    }

    private static IEnumerable<string> Names(IEnumerable<ConventionAttribute> attributes) =>
        attributes.Select(attribute => attribute.Definition.Name);
}
