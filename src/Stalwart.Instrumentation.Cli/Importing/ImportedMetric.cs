using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>A metric of another system.</summary>
/// <param name="Name">The name in the catalogue.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Unit">UCUM; empty when there is none.</param>
/// <param name="Description">One line.</param>
/// <param name="Buckets">A histogram's boundaries.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="IsEvent">Whether it counts events, so that an event of its name is sufficient.</param>
/// <param name="Amount">The type of the field that feeds it; <see langword="null"/> when each event counts one.</param>
/// <param name="Deprecated">The deprecation message; <see langword="null"/> when it is not deprecated.</param>
/// <param name="Source">The name for notes, if it is not the name in the catalogue.</param>
internal sealed record ImportedMetric(
    string Name, MetricKind Kind, string Unit, string Description, IReadOnlyList<double> Buckets, IReadOnlyList<ImportedTag> Tags,
    bool IsEvent, string? Amount, string? Deprecated = null, string? Source = null)
{
    /// <summary>Gets the max number of combinations of its tags with a series; 0 for all of them.</summary>
    public int MaxSeries { get; init; }

    /// <summary>
    /// Returns the metric with a limit of series if all combinations of the tags are too many, and without the last tags if they are too
    /// many to number, which is noted.
    /// </summary>
    public ImportedMetric Bounded(List<string> notes)
    {
        var kept = new List<ImportedTag>();
        foreach (ImportedTag tag in Tags)
        {
            if (ImportedTag.Combinations([.. kept, tag]) > CatalogueLimits.MaxCombinations)
            {
                notes.Add($"{Name}: the tag {tag.Name} is left out; with it there could be more than {CatalogueLimits.MaxCombinations} "
                    + "combinations");
            }
            else
            {
                kept.Add(tag);
            }
        }

        double combinations = ImportedTag.Combinations(kept);
        int limit = combinations <= MaxSeries ? 0
            : MaxSeries == 0 && combinations > CatalogueLimits.MaxSeries ? SeriesFit.UsualMaxSeries
            : MaxSeries;
        return this with { Tags = kept, MaxSeries = limit };
    }
}
