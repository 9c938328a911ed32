using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Emits C# expressions for the value of a field in the unit of the metric that it feeds.</summary>
internal static class FieldValue
{
    /// <summary>Returns the expression, such as <c>elapsed.TotalMilliseconds</c> or <c>size / 1024D</c>.</summary>
    public static string Of(FeedLayout feed)
    {
        string parameter = CSharpName.Camel(feed.Field!);
        return feed.Conversion switch
        {
            FieldConversion.ToDouble => "(double)" + parameter,
            FieldConversion.Duration => $"{parameter}.Total{Capital(WordOf(feed.Unit))}",
            FieldConversion.Data => parameter + Factors(feed.Unit),
            _ => parameter,
        };
    }

    /// <summary>Returns the XML documentation of a field's parameter.</summary>
    public static string Describe(FieldModel field, IEnumerable<FeedLayout> feeds)
    {
        string[] units = [.. feeds.Where(feed => feed.Field == field.Name).Select(feed => WordOf(feed.Unit)).Distinct()];
        return field.Type switch
        {
            FieldType.Duration => "recorded in " + (units.Length == 0 ? WordOf("") : string.Join(" and ", units)),
            FieldType.Bytes => "a number of bytes",
            FieldType.Text => "a string for logs",
            FieldType.Exception => "the exception of the log record",
            _ => "a number",
        };
    }

    private static string Factors(string unit)
    {
        UnitScale scale = UnitScale.Of(unit)!;
        return (scale.Multiplier == 1 ? "" : $" * {Literal.Number(scale.Multiplier)}")
            + (scale.Divisor == 1 ? "" : $" / {Literal.Number(scale.Divisor)}");
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word.Substring(1);

    /// <summary>
    /// Returns the word of a unit, as in the members of <c>TimeSpan</c>. Any other unit has been reported, and seconds are recorded.
    /// </summary>
    private static string WordOf(string unit) =>
        PrometheusName.UnitSuffix(UnitScale.Of(unit) is { Type: FieldType.Duration } scale ? scale.Unit : "s");
}
