using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>The identity of an open tag: events whose open tags are equal share the values.</summary>
internal sealed record OpenTag(string Name, int Limit, bool IsInteger)
{
    public static OpenTag Of(TagModel tag) => new(tag.Name, tag.Limit, tag.IsInteger);
}
