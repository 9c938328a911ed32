using System.Collections.Generic;
using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Syntax;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads <c>[buckets]</c>.</summary>
internal static class BucketSection
{
    public const int MostBoundaries = 200;

    public static void Read(TomlTable root, CatalogueDraft draft, Findings findings)
    {
        foreach (TomlEntry entry in Sections.Find(root, "buckets", findings)?.Entries ?? [])
        {
            int before = findings.Errors;
            if (!Grammar.IsKebab(entry.Key))
            {
                findings.Add(Rules.BadName, entry.KeySpan, entry.Key, "a bucket list", Grammar.KebabRemedy);
            }

            EquatableArray<double> boundaries = default;
            if (entry.Value is TomlArray array)
            {
                boundaries = Boundaries(entry.Key, array, findings);
            }
            else
            {
                findings.Add(Rules.WrongType, entry.Value.Span, entry.Key, entry.Value.Kind, "an array of numbers");
            }

            draft.Buckets[entry.Key] = new BucketDraft(entry.Key, entry.KeySpan, boundaries, findings.Errors == before);
        }
    }

    /// <summary>An array of boundaries: finite, increasing, not too many.</summary>
    public static EquatableArray<double> Boundaries(string name, TomlArray array, Findings findings)
    {
        if (array.Items.Count is 0 or > MostBoundaries)
        {
            findings.Add(Rules.BadBuckets, array.Span, name, array.Items.Count == 0 ? "are none; give at least one" : $"are {array.Items.Count}; give at most {MostBoundaries}, each is a time series");
            return default;
        }

        var boundaries = new List<double>();
        foreach (TomlValue item in array.Items)
        {
            double? boundary = item switch
            {
                TomlInteger integer => integer.Value,
                TomlFloat number => number.Value,
                _ => null,
            };
            if (boundary is null)
            {
                findings.Add(Rules.WrongType, item.Span, name, item.Kind, "a number");
                return default;
            }

            if (double.IsNaN(boundary.Value) || double.IsInfinity(boundary.Value))
            {
                findings.Add(Rules.BadBuckets, item.Span, name, "are not all finite; leave this one out: the last bucket is always without end");
                return default;
            }

            if (boundaries.Count > 0 && boundaries[boundaries.Count - 1] >= boundary.Value)
            {
                string last = boundaries[boundaries.Count - 1].ToString("R", CultureInfo.InvariantCulture);
                findings.Add(Rules.BadBuckets, item.Span, name, $"do not increase: this one is not above {last}; sort them, and give each once");
                return default;
            }

            boundaries.Add(boundary.Value);
        }

        return new EquatableArray<double>(boundaries);
    }
}
