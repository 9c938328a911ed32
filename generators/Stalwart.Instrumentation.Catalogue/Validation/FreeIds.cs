using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Knows the ids that the file uses or has retired, and so the next one to take.</summary>
internal sealed class FreeIds(IEnumerable<long> taken)
{
    public const int Last = 65535;
    private readonly HashSet<long> taken = [.. taken];

    /// <summary>The one after the highest in use, or the lowest gap when that is past the end.</summary>
    public string Next
    {
        get
        {
            long next = taken.Where(id => id <= Last).DefaultIfEmpty(-1).Max() + 1;
            for (int gap = 0; next > Last && gap <= Last; gap++)
            {
                if (!taken.Contains(gap))
                {
                    next = gap;
                }
            }

            return next > Last ? "none: all are taken" : next.ToString(CultureInfo.InvariantCulture);
        }
    }
}
