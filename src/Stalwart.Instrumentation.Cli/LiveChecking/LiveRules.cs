using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Cli.LiveChecking;

/// <summary>The kinds of differences between a catalogue and its traffic, with their severities.</summary>
internal static class LiveRules
{
    private static readonly List<Rule> Table = [];

    public static readonly Rule MissingMetric = New("missing-metric", "Metric not received", RuleSeverity.Info);
    public static readonly Rule RequiredMetric = New("required-metric", "Required metric not received", RuleSeverity.Error);
    public static readonly Rule UnknownMetric = New("unknown-metric", "Metric not in the catalogue", RuleSeverity.Error);
    public static readonly Rule FormerName = New("former-name", "Metric under a former name", RuleSeverity.Error);
    public static readonly Rule DuplicateMetric = New("duplicate-metric", "Metric twice", RuleSeverity.Error);
    public static readonly Rule DuplicateSeries = New("duplicate-series", "Series twice", RuleSeverity.Error);
    public static readonly Rule Kind = New("kind", "Different kind", RuleSeverity.Error);
    public static readonly Rule Monotonicity = New("monotonicity", "Different monotonicity", RuleSeverity.Error);
    public static readonly Rule Unit = New("unit", "Different unit", RuleSeverity.Error);
    public static readonly Rule Boundaries = New("boundaries", "Different boundaries", RuleSeverity.Error);
    public static readonly Rule NumberType = New("number-type", "Different type of number", RuleSeverity.Error);
    public static readonly Rule NegativeValue = New("negative-value", "Negative value of a counter", RuleSeverity.Error);
    public static readonly Rule Description = New("description", "Different description", RuleSeverity.Info);
    public static readonly Rule Version = New("version", "Different version of the meter", RuleSeverity.Info);
    public static readonly Rule MissingAttribute = New("missing-attribute", "Attribute missing", RuleSeverity.Error);
    public static readonly Rule UnknownAttribute = New("unknown-attribute", "Attribute not in the catalogue", RuleSeverity.Error);
    public static readonly Rule DuplicateAttribute = New("duplicate-attribute", "Attribute twice", RuleSeverity.Error);
    public static readonly Rule AttributeType = New("attribute-type", "Different type of attribute", RuleSeverity.Error);
    public static readonly Rule Value = New("value", "Value not in the catalogue", RuleSeverity.Error);
    public static readonly Rule ValueLength = New("value-length", "Value too long", RuleSeverity.Error);
    public static readonly Rule Limit = New("limit", "More values than the limit", RuleSeverity.Error);
    public static readonly Rule Overflow = New("overflow", "Limit reached", RuleSeverity.Info);

    /// <summary>Gets all rules, in the order of this table.</summary>
    public static IReadOnlyList<Rule> All => Table;

    /// <summary>The whole message is an argument, because only the place that finds the difference knows the details.</summary>
    private static Rule New(string id, string title, RuleSeverity severity)
    {
        var rule = new Rule(id, title, "{0}", severity);
        Table.Add(rule);
        return rule;
    }
}
