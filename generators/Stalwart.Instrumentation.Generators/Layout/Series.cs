using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>The arithmetic of series: a number in which each tag is a digit, the first the most significant.</summary>
internal static class Series
{
    public static int Count(IEnumerable<TagModel> tags) => tags.Aggregate(1, (product, tag) => product * tag.Size);

    /// <summary>The C# expression of a series' number from its tags' slots; empty without tags.</summary>
    public static string Expression(IReadOnlyList<TagModel> tags, System.Func<TagModel, string> slot)
    {
        var terms = new List<string>();
        int stride = 1;
        for (int i = tags.Count - 1; i >= 0; i--)
        {
            terms.Insert(0, stride == 1 ? slot(tags[i]) : $"({slot(tags[i])} * {stride.ToString(CultureInfo.InvariantCulture)})");
            stride *= tags[i].Size;
        }

        return string.Join(" + ", terms);
    }
}
