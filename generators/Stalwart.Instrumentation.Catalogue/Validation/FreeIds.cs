using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Finds the next free id.</summary>
/// <param name="taken">The ids that the file uses or has retired.</param>
internal sealed class FreeIds(IEnumerable<long> taken)
{
    private readonly HashSet<long> taken = [.. taken];
    private readonly HashSet<long> placeholders = [];
    private int? next;
    private bool isKnown;
    private int placeholder = CatalogueLimits.MaxId;

    /// <summary>
    /// Gets the id after the highest one in use, or the lowest free one if that is out of range; null when all are taken.
    /// </summary>
    public int? Next
    {
        get
        {
            next = isKnown ? next : Find();
            isKnown = true;
            return next;
        }
    }

    /// <summary>Gets the fix for an id that cannot be used, as part of a message.</summary>
    public string Remedy => Next is int id ? $"the next free id is {id}" : "no id is free";

    /// <summary>Takes an id for an event without a valid one, so that it still has a recording method; null when all are taken.</summary>
    public int? TakePlaceholder()
    {
        for (; placeholder >= 0; placeholder--)
        {
            if (!taken.Contains(placeholder) && placeholders.Add(placeholder))
            {
                return placeholder;
            }
        }

        return null;
    }

    private int? Find()
    {
        long free = taken.Where(id => id <= CatalogueLimits.MaxId).DefaultIfEmpty(-1).Max() + 1;
        for (int gap = 0; free > CatalogueLimits.MaxId && gap <= CatalogueLimits.MaxId; gap++)
        {
            if (!taken.Contains(gap))
            {
                free = gap;
            }
        }

        return free > CatalogueLimits.MaxId ? null : (int)free;
    }
}
