namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>One digit of a series' number: the tag's slot times the stride.</summary>
internal sealed record SeriesTerm(string Tag, long Stride);
