using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Cli.Traffic;

namespace Stalwart.Instrumentation.Cli.LiveChecking;

/// <summary>Compares the attributes of a point with the tags of its metric.</summary>
internal sealed class AttributeCheck(FindingTable findings)
{
    private const int MaxLength = 256;

    /// <summary>The attribute of the overflow series of a metric.</summary>
    private const string OverflowAttribute = "otel.metric.overflow", OverflowLabel = "otel_metric_overflow";

    /// <summary>The distinct values of open tags so far, whose number is limited over all points.</summary>
    private readonly Dictionary<(string Metric, string Tag), HashSet<string>> openValues = [];

    private readonly Speller speller = new();

    public void Check(SeenPoint point, MetricModel metric)
    {
        if (point.Attributes is [{ Name: OverflowAttribute or OverflowLabel, Text: "true" }])
        {
            Add(LiveRules.Overflow, metric, OverflowAttribute, null, null, $"Metric '{metric.Name}' has more series than its limit");
            return;
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (SeenAttribute attribute in point.Attributes)
        {
            if (!names.Add(attribute.Name))
            {
                Add(
                    LiveRules.DuplicateAttribute,
                    metric,
                    attribute.Name,
                    null,
                    null,
                    $"A point of metric '{metric.Name}' has the attribute '{attribute.Name}' twice");
            }
            else if (metric.Tags.FirstOrDefault(tag => tag.Name == attribute.Name) is { } tag)
            {
                Check(attribute, tag, metric);
            }
            else
            {
                ReportUnknown(attribute, metric);
            }
        }

        foreach (TagModel tag in metric.Tags.Where(tag => !tag.IsOptional && !names.Contains(tag.Name)))
        {
            Add(
                LiveRules.MissingAttribute,
                metric,
                tag.Name,
                null,
                TypeName(tag),
                $"A point of metric '{metric.Name}' lacks the attribute '{tag.Name}'");
        }
    }

    private void ReportUnknown(SeenAttribute attribute, MetricModel metric)
    {
        string hint = speller.Find(attribute.Name, metric.Tags.Select(tag => tag.Name)) is { } near ? $"; did you mean '{near}'?" : "";
        Add(
            LiveRules.UnknownAttribute,
            metric,
            attribute.Name,
            null,
            null,
            $"Metric '{metric.Name}' has the attribute '{attribute.Name}', which the catalogue does not declare{hint}");
    }

    private void Check(SeenAttribute attribute, TagModel tag, MetricModel metric)
    {
        if (!IsType(attribute, tag))
        {
            (string seen, string declared) = (TypeName(attribute), TypeName(tag));
            Add(
                LiveRules.AttributeType,
                metric,
                tag.Name,
                seen,
                declared,
                $"Attribute '{tag.Name}' of metric '{metric.Name}' is {Article(seen)}: '{attribute.Text}'; the catalogue declares "
                + Article(declared));
        }
        else if (tag.Kind == TagKind.Closed)
        {
            CheckListed(attribute, tag, metric);
        }
        else if (tag.Kind == TagKind.Open)
        {
            CheckOpen(attribute, tag, metric);
        }
    }

    private void CheckListed(SeenAttribute attribute, TagModel tag, MetricModel metric)
    {
        if (attribute.Text == tag.Values.Other || tag.Values.Texts.Contains(attribute.Text))
        {
            return;
        }

        string hint = speller.Find(attribute.Text, tag.Values.Texts) is { } near ? $"; did you mean '{near}'?" : "";
        Add(
            LiveRules.Value,
            metric,
            tag.Name,
            attribute.Text,
            string.Join(", ", tag.Values.Texts),
            $"Attribute '{tag.Name}' of metric '{metric.Name}' has the value '{attribute.Text}', which the catalogue does not list{hint}");
    }

    private void CheckOpen(SeenAttribute attribute, TagModel tag, MetricModel metric)
    {
        if (attribute.Text == TagModel.DefaultOther)
        {
            Add(
                LiveRules.Overflow,
                metric,
                tag.Name,
                null,
                null,
                $"Attribute '{tag.Name}' of metric '{metric.Name}' has the value '{TagModel.DefaultOther}': its limit of {tag.Limit} "
                + "values was reached, or a value was empty or too long");
            return;
        }

        if (attribute.Text.Length > MaxLength)
        {
            Add(
                LiveRules.ValueLength,
                metric,
                tag.Name,
                attribute.Text.Length.ToString(CultureInfo.InvariantCulture),
                MaxLength.ToString(CultureInfo.InvariantCulture),
                $"Attribute '{tag.Name}' of metric '{metric.Name}' has a value of {attribute.Text.Length} characters; the limit is "
                + $"{MaxLength}");
            return;
        }

        (string, string) key = (metric.Name, tag.Name);
        if (!openValues.TryGetValue(key, out HashSet<string>? values))
        {
            openValues[key] = values = new HashSet<string>(StringComparer.Ordinal);
        }

        // A full set takes no more memory.
        if (values.Count > tag.Limit || !values.Add(attribute.Text) || values.Count <= tag.Limit)
        {
            return;
        }

        Add(
            LiveRules.Limit,
            metric,
            tag.Name,
            null,
            tag.Limit.ToString(CultureInfo.InvariantCulture),
            $"Attribute '{tag.Name}' of metric '{metric.Name}' has more than the {tag.Limit} values that the catalogue allows");
    }

    private static bool IsType(SeenAttribute attribute, TagModel tag)
    {
        bool isOther = attribute.Type is AttributeType.Unknown or AttributeType.Text && attribute.Text == OtherOf(tag);
        return attribute.Type switch
        {
            AttributeType.Unknown when tag.Kind == TagKind.Bool => attribute.Text is "true" or "false",
            AttributeType.Unknown when IsInteger(tag) => isOther || IsInteger(attribute.Text),
            AttributeType.Unknown => true,
            AttributeType.Boolean => tag.Kind == TagKind.Bool,
            AttributeType.Integer => tag.Kind != TagKind.Bool && IsInteger(tag),
            AttributeType.Text => tag.Kind != TagKind.Bool && (isOther || !IsInteger(tag)),
            _ => false,
        };
    }

    private static string OtherOf(TagModel tag) => tag.Kind == TagKind.Closed ? tag.Values.Other : TagModel.DefaultOther;

    private static bool IsInteger(TagModel tag) => tag.IsInteger || tag.Values.IsInteger;

    private static bool IsInteger(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static string TypeName(TagModel tag) => tag.Kind == TagKind.Bool ? "boolean" : IsInteger(tag) ? "integer" : "string";

    private static string TypeName(SeenAttribute attribute) => attribute.Type switch
    {
        AttributeType.Integer => "integer",
        AttributeType.Boolean => "boolean",
        AttributeType.Number => "floating-point number",
        AttributeType.Other => "value of another type",
        _ => "string",
    };

    private static string Article(string type) => (type[0] == 'i' ? "an " : "a ") + type;

    private void Add(Rule rule, MetricModel metric, string attribute, string? seen, string? declared, string message) =>
        findings.Add(new Finding(rule, metric.Name, attribute, seen, declared, message));
}
