using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Policy;

namespace Stalwart.Instrumentation.Catalogue.Operator;

/// <summary>The names in a catalogue that an operator's file can use.</summary>
/// <param name="Meter">Its meter.</param>
/// <param name="Names">The names of its events and declared metrics.</param>
public sealed record ReferencedNames(string Meter, IReadOnlyList<string> Names)
{
    /// <summary>The separator of a former name and the current one, in an assembly's list of its catalogue's names.</summary>
    private const char Arrow = '>';

    /// <summary>The prefix of a sensitivity in that list.</summary>
    private const char Mark = '#';

    /// <summary>Gets the former names.</summary>
    public IReadOnlyList<FormerName> Former { get; init; } = [];

    /// <summary>Gets the sensitivities of the fields and tags.</summary>
    public IReadOnlyList<string> Sensitivities { get; init; } = [];

    /// <summary>Returns the names in a catalogue, including those of invalid events and metrics, whose error has been reported.</summary>
    /// <param name="catalogue">The catalogue, which has a model.</param>
    public static ReferencedNames Of(CatalogueResult catalogue) => new(catalogue.Model!.Meter, catalogue.Names)
    {
        Former = [.. FormerIn(catalogue.Model!)],
        Sensitivities = [.. SensitivitiesIn(catalogue.Model!.Families.SelectMany(family => family.Events))],
    };

    /// <summary>Parses a list that <see cref="Listed"/> returned.</summary>
    /// <param name="meter">The catalogue's meter.</param>
    /// <param name="list">The list.</param>
    public static ReferencedNames Parse(string meter, string list)
    {
        ILookup<bool, string> items = list.Split(' ').ToLookup(item => item.Length > 0 && item[0] == Mark);
        ILookup<bool, string> names = items[false].ToLookup(item => item.IndexOf(Arrow) >= 0);
        return new ReferencedNames(meter, [.. names[false]])
        {
            Former = [.. names[true].Select(item => item.Split(Arrow)).Select(pair => new FormerName(pair[0], pair[1]))],
            Sensitivities = [.. items[true].Select(item => item.Substring(1))],
        };
    }

    /// <summary>Returns a list on one line: the current names, then <c>former>current</c>, then <c>#sensitivity</c>.</summary>
    /// <param name="names">The current names.</param>
    /// <param name="former">The former names.</param>
    /// <param name="sensitivities">The sensitivities of fields and tags.</param>
    public static string Listed(IEnumerable<string> names, IEnumerable<FormerName> former, IEnumerable<string> sensitivities) =>
        string.Join(
            " ",
            names.Concat(former.Select(item => $"{item.Old}{Arrow}{item.Current}")).Concat(sensitivities.Select(item => $"{Mark}{item}")));

    /// <summary>Returns the distinct sensitivities of the fields and tags of events, in the order of the file.</summary>
    /// <param name="events">The events.</param>
    public static IEnumerable<string> SensitivitiesIn(IEnumerable<EventModel> events) => events
        .SelectMany(item => item.Fields.Select(field => field.Sensitivity).Concat(item.Tags.Select(tag => tag.Sensitivity)))
        .OfType<string>()
        .Distinct();

    internal SwitchableNames ToSwitch()
    {
        ILookup<string, string> former = Former.ToLookup(item => item.Current, item => item.Old);
        return new SwitchableNames(Meter, Names, [.. Names.Select(name => (IReadOnlyList<string>)[.. former[name]])]);
    }

    private static IEnumerable<FormerName> FormerIn(CatalogueModel model) => model.Families
        .SelectMany(family => family.Events)
        .SelectMany(item => item.Formerly.Select(old => new FormerName(old, item.Name)))
        .Concat(model.Metrics.SelectMany(metric => metric.Formerly.Select(old => new FormerName(old, metric.Name))));
}
