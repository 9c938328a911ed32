using System;
using System.Collections.Generic;
using System.Linq;

namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>
/// The conversion of a field whose type has a unit, a <c>duration</c> or <c>bytes</c>, to a number in the unit of a metric.
/// </summary>
/// <param name="Type">The type of field.</param>
/// <param name="Unit">The metric's unit without annotations.</param>
/// <param name="Multiplier">The multiplier of a number of bytes; a <c>TimeSpan</c> has its own conversions.</param>
/// <param name="Divisor">The divisor of a number of bytes, after the multiplication.</param>
public sealed record UnitScale(FieldType Type, string Unit, double Multiplier = 1, double Divisor = 1)
{
    private static readonly Dictionary<string, UnitScale> Scales = new UnitScale[]
    {
        new(FieldType.Duration, "s"),
        new(FieldType.Duration, "ms"),
        new(FieldType.Duration, "us"),
        new(FieldType.Duration, "ns"),
        new(FieldType.Duration, "min"),
        new(FieldType.Duration, "h"),
        new(FieldType.Duration, "d"),
        new(FieldType.Bytes, "By"),
        new(FieldType.Bytes, "kBy", 1, 1e3),
        new(FieldType.Bytes, "KBy", 1, 1e3),
        new(FieldType.Bytes, "MBy", 1, 1e6),
        new(FieldType.Bytes, "GBy", 1, 1e9),
        new(FieldType.Bytes, "TBy", 1, 1e12),
        new(FieldType.Bytes, "KiBy", 1, 1L << 10),
        new(FieldType.Bytes, "MiBy", 1, 1L << 20),
        new(FieldType.Bytes, "GiBy", 1, 1L << 30),
        new(FieldType.Bytes, "TiBy", 1, 1L << 40),
        new(FieldType.Bytes, "bit", 8),
        new(FieldType.Bytes, "kbit", 8, 1e3),
        new(FieldType.Bytes, "Mbit", 8, 1e6),
        new(FieldType.Bytes, "Gbit", 8, 1e9),
        new(FieldType.Bytes, "Kibit", 8, 1L << 10),
        new(FieldType.Bytes, "Mibit", 8, 1L << 20),
        new(FieldType.Bytes, "Gibit", 8, 1L << 30),
    }.ToDictionary(scale => scale.Unit, StringComparer.Ordinal);

    private bool IsIdentity => Multiplier == 1 && Divisor == 1;

    /// <summary>Returns the type of field that a unit measures, with its conversion; null for any other unit.</summary>
    /// <param name="unit">A metric's unit. The denominator may be an annotation, as in <c>s/{order}</c>.</param>
    public static UnitScale? Of(string unit)
    {
        string[] parts = [.. unit.Split('/').Where((part, i) => i == 0 || !IsAnnotation(part))];
        return parts.Length == 1 && Scales.TryGetValue(parts[0], out UnitScale? scale) ? scale : null;
    }

    /// <summary>Returns whether a type of field has a unit.</summary>
    public static bool HasUnit(FieldType type) => type is FieldType.Duration or FieldType.Bytes;

    /// <summary>Returns whether the values of a type of field have fractions in a metric's unit.</summary>
    public static bool IsFloating(FieldType type, string unit) =>
        type is FieldType.Double or FieldType.Duration
        || (type == FieldType.Bytes && Of(unit) is { Type: FieldType.Bytes, IsIdentity: false });

    /// <summary>
    /// Returns whether a unit counts things, so that totals in it are integers: an annotation, bytes, bits, or none. Totals in
    /// any other unit have fractions.
    /// </summary>
    /// <param name="unit">A metric's unit.</param>
    public static bool IsCount(string unit)
    {
        string[] parts = unit.Split('/');
        return (parts[0] is "" or "By" or "bit" || IsAnnotation(parts[0])) && parts.Skip(1).All(IsAnnotation);
    }

    private static bool IsAnnotation(string part) => part.Length > 0 && part[0] == '{' && part[part.Length - 1] == '}';
}
