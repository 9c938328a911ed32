using System.Collections.Generic;
using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads <c>[buckets]</c>.</summary>
internal static class BucketSection
{
    public static void Read(TomlTable? section, CatalogueDraft draft, DiagnosticBag bag)
    {
        foreach (TomlEntry entry in section?.Entries ?? [])
        {
            int before = bag.Errors;
            if (!NameGrammar.IsWord(entry.Key))
            {
                bag.Add(Rules.BadName, entry.KeySpan, entry.Key, "a bucket list", NameGrammar.WordRemedy);
                draft.Mentions.Declare(Rules.UnknownBuckets, entry.Key);
            }

            if (entry.Key == CatalogueWords.NativeBuckets)
            {
                const string Remedy = "buckets = \"native\" asks for exponential buckets, so choose another name";
                bag.Add(Rules.BadName, entry.KeySpan, entry.Key, "a bucket list", Remedy);
            }

            EquatableArray<double> boundaries = default;
            if (entry.Value is TomlArray array)
            {
                boundaries = Boundaries(entry.Key, array, bag);
            }
            else
            {
                bag.Add(Rules.WrongType, entry.Value.Span, entry.Key, entry.Value.Kind, "an array of numbers");
            }

            draft.Buckets[entry.Key] = new BucketDraft(entry.Key, entry.KeySpan, boundaries, bag.Errors == before);
        }
    }

    /// <summary>Returns the boundaries of an array, which must be finite, increasing, and not too many.</summary>
    public static EquatableArray<double> Boundaries(string name, TomlArray array, DiagnosticBag bag)
    {
        if (array.Items.Count is 0 or > CatalogueLimits.MaxBoundaries)
        {
            string fault = array.Items.Count == 0
                ? "are empty; add at least one"
                : $"have {array.Items.Count} values, more than the maximum of {CatalogueLimits.MaxBoundaries}; "
                    + "remove some, because each is a time series";
            bag.Add(Rules.BadBuckets, array.Span, name, fault);
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
                bag.Add(Rules.WrongType, item.Span, name, item.Kind, "a number");
                return default;
            }

            if (double.IsNaN(boundary.Value) || double.IsInfinity(boundary.Value))
            {
                bag.Add(Rules.BadBuckets, item.Span, name, "must be finite; remove this one, because the last bucket is always unbounded");
                return default;
            }

            if (boundaries.Count > 0 && boundaries[boundaries.Count - 1] >= boundary.Value)
            {
                string last = boundaries[boundaries.Count - 1].ToString("R", CultureInfo.InvariantCulture);
                bag.Add(
                    Rules.BadBuckets, item.Span, name, $"must increase, but this one is not above {last}; sort them and remove duplicates");
                return default;
            }

            boundaries.Add(boundary.Value);
        }

        return new EquatableArray<double>(boundaries);
    }
}
