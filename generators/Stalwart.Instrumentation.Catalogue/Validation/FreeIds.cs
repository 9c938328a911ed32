using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Knows the ids that the file uses or has retired, and so the next one to take.</summary>
internal sealed class FreeIds(IEnumerable<long> taken)
{
    public const int Last = 65535;
    private readonly HashSet<long> taken = [.. taken];
    private string? next;

    /// <summary>The one after the highest in use, or the lowest gap when that is past the end.</summary>
    public string Next => next ??= Find();

    private string Find()
    {
        long free = taken.Where(id => id <= Last).DefaultIfEmpty(-1).Max() + 1;
        for (int gap = 0; free > Last && gap <= Last; gap++)
        {
            if (!taken.Contains(gap))
            {
                free = gap;
            }
        }

        return free > Last ? "none: all are taken" : free.ToString(CultureInfo.InvariantCulture);
    }
}
