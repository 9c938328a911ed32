using System;
using System.Collections.Generic;
using System.Linq;
using static Stalwart.Instrumentation.Catalogue.Diagnostics.RuleSeverity;

namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>All rules. Ids are never reused.</summary>
public static class Rules
{
    private static readonly List<Rule> Table = [];

    /// <summary>The catalogue is not valid TOML.</summary>
    public static readonly Rule Syntax = New("EVT0001", "TOML syntax error", "{0}");

    /// <summary>A key is defined twice.</summary>
    public static readonly Rule DuplicateKey = New(
        "EVT0002",
        "Duplicate key",
        "Key '{0}' is already defined on line {1}; remove one of the two");

    /// <summary>A key is unknown.</summary>
    public static readonly Rule UnknownKey = New("EVT0003", "Unknown key", "Unknown key '{1}' in {0}; {2}");

    /// <summary>A value has the wrong type.</summary>
    public static readonly Rule WrongType = New("EVT0004", "Wrong type", "Expected {2} for '{0}', found {1}");

    /// <summary>A required key is missing.</summary>
    public static readonly Rule MissingKey = New("EVT0005", "Missing required key", "Missing {1} in {0}; add {2}");

    /// <summary>A name is not valid.</summary>
    public static readonly Rule BadName = New("EVT0006", "Invalid name", "'{0}' is not a valid name for {1}; {2}");

    /// <summary>An event is defined twice.</summary>
    public static readonly Rule DuplicateEvent = New(
        "EVT0007",
        "Duplicate event",
        "Event '{0}' is already defined on line {1}; rename or remove one of the two");

    /// <summary>Two events have the same id.</summary>
    public static readonly Rule DuplicateId = New("EVT0008", "Duplicate id", "Id {0} is already used by event '{1}' on line {2}; {3}");

    /// <summary>An id is out of range.</summary>
    public static readonly Rule IdOutOfRange = New("EVT0009", "Id out of range", "Id {0} is outside 0..65535; {1}");

    /// <summary>An id is retired.</summary>
    public static readonly Rule RetiredId = New(
        "EVT0010",
        "Retired id",
        "Id {0} is retired because old data still uses it for '{1}'; {2}");

    /// <summary>A tag has a value twice.</summary>
    public static readonly Rule DuplicateValue = New(
        "EVT0011",
        "Duplicate tag value",
        "Value '{0}' is already defined in {1}; remove one of the two");

    /// <summary>A tag set is not defined.</summary>
    public static readonly Rule UnknownTagSet = New("EVT0012", "Unknown tag set", "Unknown tag set '{0}'; {1}");

    /// <summary>The limit of an open tag is missing or out of range.</summary>
    public static readonly Rule BadLimit = New(
        "EVT0013",
        "Invalid limit of an open tag",
        "Open tag '{0}' has {1}; expected {{ type = \"string\", limit = 50 }} with a limit from 1 to 9999");

    /// <summary>A feed names a metric that is not defined.</summary>
    public static readonly Rule UnknownMetric = New("EVT0014", "Unknown metric", "Unknown metric '{0}'; {1}");

    /// <summary>The verb of a feed does not fit the kind of the metric.</summary>
    public static readonly Rule WrongVerb = New("EVT0015", "Wrong verb for the metric", "Expected '{2}' for {1} '{0}', found '{3}'");

    /// <summary>A feed names a field that the event does not have.</summary>
    public static readonly Rule UnknownField = New("EVT0016", "Unknown field", "Unknown field '{1}' in event '{0}'; {2}");

    /// <summary>A feed names a tag that the event does not have.</summary>
    public static readonly Rule UnknownTag = New("EVT0017", "Unknown tag", "Unknown tag '{1}' in event '{0}'; {2}");

    /// <summary>The feeds of a metric have different tags.</summary>
    public static readonly Rule DifferentTags = New(
        "EVT0018",
        "Metric fed with different tags",
        "Metric '{0}' is fed with {1} on line {2}, but with {3} here; give every feed of a metric the same tags");

    /// <summary>An event has no effect.</summary>
    public static readonly Rule NoEffect = New(
        "EVT0019",
        "Event without effect",
        "Event '{0}' has no effect because it is not counted, not logged, and feeds no metric; remove counted = false or logged = false, "
        + "or add feeds");

    /// <summary>An event that is not counted has the name of a counter.</summary>
    public static readonly Rule CounterOfNothing = New(
        "EVT0050",
        "Counter name without a counter",
        "Event '{0}' is not counted, so no counter has the name '{1}'; remove counter, or counted = false");

    /// <summary>No event feeds a metric.</summary>
    public static readonly Rule UnfedMetric = New(
        "EVT0020",
        "Metric without feeds",
        "Metric '{0}' is not fed by any event and never has a value; add a feed, or observed = true if the program keeps its total, or "
        + "remove the metric",
        Warning);

    /// <summary>The boundaries of a histogram are invalid.</summary>
    public static readonly Rule BadBuckets = New("EVT0021", "Invalid histogram boundaries", "Boundaries of '{0}' {1}");

    /// <summary>A bucket list is not defined.</summary>
    public static readonly Rule UnknownBuckets = New("EVT0022", "Unknown bucket list", "Unknown bucket list '{0}'; {1}");

    /// <summary>The catalogue has no <c>[catalogue]</c> section.</summary>
    public static readonly Rule NoCatalogue = New(
        "EVT0023",
        "Missing [catalogue]",
        "Missing [catalogue]; begin the file with [catalogue] and meter = \"name\", the OpenTelemetry meter");

    /// <summary>Two names become the same C# identifier.</summary>
    public static readonly Rule NameCollision = New(
        "EVT0024",
        "Name collision in C#",
        "'{0}' becomes '{1}' in C#, which {2}; rename one of the two");

    /// <summary>A metric can have too many series.</summary>
    public static readonly Rule TooManySeries = New(
        "EVT0025",
        "Too many series",
        "Metric '{0}' can have {1} series ({2}), more than the maximum of {3}; shorten a set, lower a limit, remove a tag, or "
        + "add max-series to keep only those that occur");

    /// <summary>All metrics together can have more series than <c>max-series</c>.</summary>
    public static readonly Rule OverBudget = New(
        "EVT0026",
        "Series budget exceeded",
        "All metrics together can have {0} series, more than max-series = {1}; the largest are {2}");

    /// <summary>Two metrics become the same Prometheus family.</summary>
    public static readonly Rule PrometheusCollision = New(
        "EVT0027",
        "Name collision in Prometheus",
        "'{0}' and '{1}' (line {2}) both become '{3}' in Prometheus, which can have only one of them; rename one of the two");

    /// <summary>No event uses a tag set.</summary>
    public static readonly Rule UnusedTagSet = New(
        "EVT0028",
        "Unused tag set",
        "Tag set [tags.{0}] is not used by any event; use it, or remove it",
        Warning);

    /// <summary>No histogram uses a bucket list.</summary>
    public static readonly Rule UnusedBuckets = New(
        "EVT0029",
        "Unused bucket list",
        "Bucket list '{0}' is not used by any histogram; use it, or remove it",
        Warning);

    /// <summary>No feed uses a field or tag.</summary>
    public static readonly Rule UnusedMember = New(
        "EVT0030",
        "Unused field or tag",
        "{0} '{1}' is not used by any feed{2}; {3}, or remove it",
        Warning);

    /// <summary>An up-down-counter only increases or only decreases.</summary>
    public static readonly Rule OneWay = New(
        "EVT0031",
        "One-way up-down-counter",
        "Up-down-counter '{0}' is only ever {1}; make it a counter, or add the missing feed",
        Warning);

    /// <summary>A description is empty, has several lines, or only repeats the name.</summary>
    public static readonly Rule BadDescription = New("EVT0032", "Invalid description", "Description of '{0}' {1}");

    /// <summary>A unit is not a known UCUM unit.</summary>
    public static readonly Rule BadUnit = New("EVT0033", "Unknown unit", "'{0}' is not a known UCUM unit; {1}", Warning);

    /// <summary>A name repeats the unit.</summary>
    public static readonly Rule UnitInName = New(
        "EVT0034",
        "Name repeats the unit",
        "Name '{0}' repeats the unit '{1}', which Prometheus appends; remove it from the name",
        Warning);

    /// <summary>A name is reserved by Prometheus or OpenTelemetry.</summary>
    public static readonly Rule ReservedName = New(
        "EVT0035",
        "Reserved name",
        "'{0}' is reserved by Prometheus for {1}; choose another name");

    /// <summary>A metric is defined twice.</summary>
    public static readonly Rule DuplicateMetric = New(
        "EVT0036",
        "Duplicate metric",
        "Metric '{0}' is already defined {1}; rename or remove one of the two");

    /// <summary>A key does not apply to the kind of the metric.</summary>
    public static readonly Rule KeyForOtherKind = New(
        "EVT0037",
        "Key does not apply to the kind of metric",
        "Key '{1}' does not apply to a metric of kind '{0}'; remove it, or use kind '{2}'");

    /// <summary>A feed does not have exactly one verb.</summary>
    public static readonly Rule BadFeed = New(
        "EVT0038",
        "Feed without exactly one verb",
        "Feed of '{0}' {1}; {2}");

    /// <summary>The values of a tag are invalid.</summary>
    public static readonly Rule BadValues = New("EVT0039", "Invalid tag values", "{0}");

    /// <summary>The file is too long or not valid UTF-8.</summary>
    public static readonly Rule BadFile = New("EVT0040", "Invalid file", "{0}");

    /// <summary>A number is invalid, such as the amount of a feed.</summary>
    public static readonly Rule BadAmount = New("EVT0041", "Invalid number", "Invalid value {1} for '{0}'; {2}");

    /// <summary>A word is not one of the valid words.</summary>
    public static readonly Rule UnknownWord = New("EVT0042", "Unknown word", "'{0}' is not a valid {1}; {2}");

    /// <summary>An entry of <c>[retired]</c> is invalid.</summary>
    public static readonly Rule BadRetired = New(
        "EVT0043",
        "Invalid [retired] entry",
        "'{0}' {1}; write each retired id once with the event that had it, such as 61 = \"config.unused-setting\"");

    /// <summary>Two metrics become the same Prometheus family when the exporter appends no suffixes.</summary>
    public static readonly Rule BareCollision = New(
        "EVT0044",
        "Name collision in Prometheus without suffixes",
        "'{0}' and '{1}' (line {2}) both become '{3}' in Prometheus when the exporter appends no suffixes "
        + "(TranslationStrategy UnderscoreEscapingWithoutSuffixes); rename one of the two",
        Warning);

    /// <summary>An event has the name of a retired event.</summary>
    public static readonly Rule RetiredName = New(
        "EVT0060",
        "Retired name",
        "Event '{0}' has the name that is retired with id {1}, so it would continue the data of another event; rename it, or remove {1} "
        + "from [retired]",
        Warning);

    /// <summary>A deprecation message does not name a replacement.</summary>
    public static readonly Rule BadDeprecation = New(
        "EVT0061",
        "Deprecation without a replacement",
        "Deprecation message of '{0}' {1}",
        Warning);

    /// <summary>Two names are nearly identical.</summary>
    public static readonly Rule SimilarNames = New(
        "EVT0062",
        "Nearly identical names",
        "'{0}' differs from '{1}' {2} only in case or separators; use one of the two, or rename one",
        Warning);

    /// <summary>The meter is that of another library.</summary>
    public static readonly Rule ForeignMeter = New(
        "EVT0064",
        "Meter of another library",
        "Meter '{0}' belongs to {1}; use the name of your own library or application",
        Warning);

    /// <summary>The type of a field does not fit the unit of the metric.</summary>
    public static readonly Rule UnitMismatch = New("EVT0065", "Field does not fit the unit", "{0}; {1}");

    /// <summary>The boundaries of a histogram in seconds look like milliseconds.</summary>
    public static readonly Rule BucketsInOtherUnit = New(
        "EVT0066",
        "Boundaries look like milliseconds",
        "Boundaries of '{0}' look like milliseconds, but its unit is 's'; divide them by 1000, or use the unit ms",
        Warning);

    /// <summary>A description is a placeholder or only repeats the name.</summary>
    public static readonly Rule EmptyWords = New(
        "EVT0067",
        "Placeholder description",
        "Description of '{0}' {1}; describe it in one line",
        Warning);

    /// <summary>An event feeds a metric whose values the program keeps.</summary>
    public static readonly Rule FedByProgram = New(
        "EVT0070",
        "Feed to a metric that the program keeps",
        "Metric '{0}' has '{1}' (line {2}), so the program keeps its values and no event can feed it; remove the feed, or '{1}'");

    /// <summary>A metric that events feed declares tags.</summary>
    public static readonly Rule TagsOfFed = New(
        "EVT0071",
        "Tags on a metric that events feed",
        "Metric '{0}' gets its tags from its feeds; remove 'tags', or add observed = true if the program keeps its totals");

    /// <summary>A former name is a current name.</summary>
    public static readonly Rule BadFormerName = New("EVT0075", "Ambiguous former name", "Former name '{0}' {1}");

    /// <summary>The key <c>max-series</c> of a metric has no effect.</summary>
    public static readonly Rule UselessMaxSeries = New(
        "EVT0076",
        "max-series without effect",
        "Key 'max-series' of '{0}' has no effect because {1}; remove it",
        Warning);

    /// <summary>A sparse metric has too many combinations of tag values.</summary>
    public static readonly Rule TooManyCombinations = New(
        "EVT0077",
        "Too many combinations",
        "The tags of metric '{0}' have more than {2} combinations ({1}), also too many for max-series; shorten a set, lower a limit, or "
        + "remove a tag");

    /// <summary>A placeholder of the message is not a field or tag of the event.</summary>
    public static readonly Rule UnknownPlaceholder = New(
        "EVT0080",
        "Unknown placeholder",
        "Unknown placeholder '{1}' in the message of event '{0}'; {2}");

    /// <summary>The message does not show a string field.</summary>
    public static readonly Rule UnshownField = New(
        "EVT0081",
        "Field missing from the message",
        "Field '{0}' is not in {1}; {2}, or remove the field",
        Warning);

    /// <summary>The message has a placeholder twice.</summary>
    public static readonly Rule DuplicatePlaceholder = New(
        "EVT0082",
        "Duplicate placeholder",
        "Placeholder '{1}' is already in the message of event '{0}'; remove one of the two",
        Warning);

    /// <summary>The message is not a valid template.</summary>
    public static readonly Rule BadMessage = New("EVT0083", "Invalid message template", "Message of event '{0}' {1}");

    /// <summary>A feed names a field that only goes to logs.</summary>
    public static readonly Rule FieldForLogs = New(
        "EVT0084",
        "Feed from a log-only field",
        "Field '{1}' of type {2} cannot feed '{0}' because only logs take it; use a field of another type");

    /// <summary>A field of type exception is not allowed here.</summary>
    public static readonly Rule BadException = New("EVT0085", "Misplaced exception field", "Field '{0}' of type exception {1}");

    /// <summary>Two events have the same message.</summary>
    public static readonly Rule SameMessage = New(
        "EVT0086",
        "Two events with the same message",
        "Message of event '{0}' is the same as that of '{1}' on line {2}; make them different, so that the log tells which event it was",
        Warning);

    /// <summary>A setting for logs has no effect because the event is not logged.</summary>
    public static readonly Rule UnusedForLogs = New(
        "EVT0087",
        "Log setting without effect",
        "{0} has no effect because {1}; {2}",
        Warning);

    /// <summary>A tag has the name of an attribute of log records.</summary>
    public static readonly Rule ReservedAttribute = New(
        "EVT0088",
        "Tag named like a log record attribute",
        "Tag '{0}' has the name of the attribute that log records have for {1}; rename it, or add logged = false to the event",
        Warning);

    /// <summary>The generator failed.</summary>
    public static readonly Rule GeneratorFailed = New(
        "EVT1000",
        "Generator failed",
        "Failed to generate code for the catalogue: {0}; please report this error of the generator, or of another "
        + "analyzer that brings its own copy of a library");

    /// <summary>The generated code cannot be added to a class.</summary>
    public static readonly Rule BadClass = New(
        "EVT1001",
        "Invalid catalogue class",
        "Class '{0}' cannot hold a catalogue because it {1}; declare it as public static partial class {0}");

    /// <summary>The catalogue is not one of the additional files.</summary>
    public static readonly Rule FileNotFound = New(
        "EVT1002",
        "Catalogue not found",
        "Catalogue '{0}' {1}");

    /// <summary>Two classes have the same catalogue.</summary>
    public static readonly Rule SameFile = New(
        "EVT1003",
        "Two classes with the same catalogue",
        "Catalogue '{1}' already belongs to class '{0}'; a second class would publish the same meter twice");

    /// <summary>An event is never recorded, or a metric is never set or observed.</summary>
    public static readonly Rule NeverRecorded = New(
        "EVT1004",
        "Event or metric is never recorded",
        "{0} '{1}' is never {2} in this project; call {3}, or remove it",
        Info);

    /// <summary>An open tag gets a new value on nearly every call.</summary>
    public static readonly Rule UnboundedValue = New(
        "EVT1005",
        "Unbounded values of an open tag",
        "{0} is different on nearly every call, and tag '{1}' keeps the first {2} values and counts all others as "
        + "'other'; pass one of a few values, or remove the tag",
        Warning);

    /// <summary>The name of a generated type or member is already in use.</summary>
    public static readonly Rule NameTaken = New(
        "EVT1006",
        "Generated name already in use",
        "{0} would generate {1}, which {2}; {3}");

    /// <summary>Two catalogues with the same meter have the same event or metric.</summary>
    public static readonly Rule SameMeter = New(
        "EVT1007",
        "Two catalogues with the same meter",
        "Meter '{0}' already has {1} in {2}, and exporters cannot tell them apart; {3}",
        Warning);

    /// <inheritdoc cref="ConfigurationRules.Syntax"/>
    public static readonly Rule ConfigurationSyntax = Add(ConfigurationRules.Syntax);

    /// <inheritdoc cref="ConfigurationRules.Key"/>
    public static readonly Rule ConfigurationKey = Add(ConfigurationRules.Key);

    /// <inheritdoc cref="ConfigurationRules.Value"/>
    public static readonly Rule ConfigurationValue = Add(ConfigurationRules.Value);

    /// <inheritdoc cref="ConfigurationRules.Name"/>
    public static readonly Rule ConfigurationName = Add(ConfigurationRules.Name);

    /// <inheritdoc cref="ConfigurationRules.Deprecated"/>
    public static readonly Rule ConfigurationDeprecated = Add(ConfigurationRules.Deprecated);

    /// <inheritdoc cref="ConfigurationRules.Unrecorded"/>
    public static readonly Rule ConfigurationUnrecorded = Add(ConfigurationRules.Unrecorded);

    /// <inheritdoc cref="ConfigurationRules.Endpoint"/>
    public static readonly Rule ConfigurationEndpoint = Add(ConfigurationRules.Endpoint);

    /// <inheritdoc cref="ConfigurationRules.Conflict"/>
    public static readonly Rule ConfigurationConflict = Add(ConfigurationRules.Conflict);

    /// <inheritdoc cref="ConfigurationRules.FormerName"/>
    public static readonly Rule ConfigurationFormerName = Add(ConfigurationRules.FormerName);

    /// <inheritdoc cref="ConfigurationRules.Section"/>
    public static readonly Rule ConfigurationSection = Add(ConfigurationRules.Section);

    /// <inheritdoc cref="ConfigurationRules.Sensitivity"/>
    public static readonly Rule ConfigurationSensitivity = Add(ConfigurationRules.Sensitivity);

    /// <inheritdoc cref="ConfigurationRules.Placeholder"/>
    public static readonly Rule ConfigurationPlaceholder = Add(ConfigurationRules.Placeholder);

    /// <inheritdoc cref="ConfigurationRules.NoEffect"/>
    public static readonly Rule ConfigurationNoEffect = Add(ConfigurationRules.NoEffect);

    /// <inheritdoc cref="ConfigurationRules.UnverifiedTls"/>
    public static readonly Rule ConfigurationUnverifiedTls = Add(ConfigurationRules.UnverifiedTls);

    /// <inheritdoc cref="ConfigurationRules.TlsWithoutEffect"/>
    public static readonly Rule ConfigurationTlsWithoutEffect = Add(ConfigurationRules.TlsWithoutEffect);

    /// <summary>Gets all rules, sorted by id.</summary>
    public static IReadOnlyList<Rule> All { get; } = [.. Table.OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    private static readonly Dictionary<string, Rule> Index = Table.ToDictionary(rule => rule.Id);

    /// <summary>Returns the rule with an id.</summary>
    /// <param name="id"><c>EVT</c> and four digits.</param>
    /// <exception cref="KeyNotFoundException">No rule has the id.</exception>
    public static Rule ById(string id) => Index[id];

    private static Rule New(string id, string title, string message, RuleSeverity severity = Error) =>
        Add(new Rule(id, title, message, severity));

    private static Rule Add(Rule rule)
    {
        Table.Add(rule);
        return rule;
    }
}
