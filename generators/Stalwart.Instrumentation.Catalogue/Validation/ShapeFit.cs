using System.Linq;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Checks whether the type of a value fits a key.</summary>
internal static class ShapeFit
{
    public static bool Fits(Shape shape, TomlValue value) => shape switch
    {
        Shape.BooleanShape => value is TomlBoolean,
        Shape.NumberShape => value is TomlInteger or TomlFloat,
        Shape.IntegerShape => value is TomlInteger,
        Shape.TextShape or Shape.WordsShape => value is TomlString,
        Shape.ArrayShape => value is TomlArray,
        Shape.AnyOfShape any => any.Shapes.Any(one => Fits(one, value)),
        _ => value is TomlTable,
    };
}
