using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>A metric of another system.</summary>
/// <param name="Name">Its name in the catalogue.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Unit">UCUM; empty when there is none.</param>
/// <param name="Description">One line.</param>
/// <param name="Buckets">A histogram's boundaries.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="IsEvent">Whether it counts events, so that an event of its name is all that it needs.</param>
/// <param name="Amount">The type of the field that feeds it; none when each event counts one.</param>
/// <param name="Deprecated">The message, when it is deprecated.</param>
/// <param name="Source">What notes call it, when its name in the catalogue is not what the other system calls it.</param>
internal sealed record ImportedMetric(
    string Name, MetricKind Kind, string Unit, string Description, IReadOnlyList<double> Buckets, IReadOnlyList<ImportedTag> Tags,
    bool IsEvent, string? Amount, string? Deprecated = null, string? Source = null)
{
    /// <summary>Without the last tags, so that it keeps within what one metric may have; those left out are noted.</summary>
    public ImportedMetric Bounded(List<string> notes)
    {
        var kept = new List<ImportedTag>();
        long series = 1;
        foreach (ImportedTag tag in Tags)
        {
            if (series * tag.Size > CatalogueLimits.MaxSeries)
            {
                notes.Add($"{Name}: the tag {tag.Name} is left out; with it there could be more than {CatalogueLimits.MaxSeries} series");
            }
            else
            {
                kept.Add(tag);
                series *= tag.Size;
            }
        }

        return this with { Tags = kept };
    }
}
