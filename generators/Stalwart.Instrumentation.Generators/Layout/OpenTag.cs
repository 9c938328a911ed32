using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>An open tag; events that agree in all of it share its values.</summary>
internal sealed record OpenTag(string Name, int Limit, bool IsInteger)
{
    public static OpenTag Of(TagModel tag) => new(tag.Name, tag.Limit, tag.IsInteger);
}
