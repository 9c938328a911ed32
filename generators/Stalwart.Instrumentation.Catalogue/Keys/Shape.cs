using System.Collections.Generic;

namespace Stalwart.Instrumentation.Catalogue.Keys;

/// <summary>The type of a key's value, as far as a schema can express it.</summary>
internal abstract record Shape
{
    public static readonly Shape Boolean = new BooleanShape();
    public static readonly Shape Number = new NumberShape();

    public static Shape Text(string? pattern = null) => new TextShape(pattern);

    public static Shape Integer(long? min, long? max) => new IntegerShape(min, max);

    public static Shape Words(IReadOnlyList<string> words) => new WordsShape(words);

    public static Shape Array(Shape items, int min, int? max, bool distinct = false) => new ArrayShape(items, min, max, distinct);

    public static Shape Map(string names, Shape values) => new MapShape(names, values);

    public static Shape Families(string names, Shape values) => new FamiliesShape(names, values);

    public static Shape Table(KeyTable keys) => new TableShape(keys);

    public static Shape AnyOf(params Shape[] shapes) => new AnyOfShape(shapes);

    internal sealed record BooleanShape : Shape;

    internal sealed record NumberShape : Shape;

    internal sealed record TextShape(string? Pattern) : Shape;

    internal sealed record IntegerShape(long? Min, long? Max) : Shape;

    internal sealed record WordsShape(IReadOnlyList<string> Choices) : Shape;

    internal sealed record ArrayShape(Shape Items, int Min, int? Max, bool Distinct) : Shape;

    /// <summary>A table whose keys are chosen by the user.</summary>
    internal sealed record MapShape(string Names, Shape Values) : Shape;

    /// <summary>A table of tables, whose two levels of names may be a single quoted key with a dot.</summary>
    internal sealed record FamiliesShape(string Names, Shape Values) : Shape;

    internal sealed record TableShape(KeyTable Keys) : Shape;

    internal sealed record AnyOfShape(Shape[] Shapes) : Shape;
}
