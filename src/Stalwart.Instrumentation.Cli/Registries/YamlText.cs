using System.Globalization;
using System.Text.RegularExpressions;
using Stalwart.Instrumentation.Catalogue.Writing;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Stalwart.Instrumentation.Cli.Registries;

/// <summary>
/// Writes tables as YAML: strings are in quotes unless every parser reads them as strings, and lists of words are on one line.
/// </summary>
internal static partial class YamlText
{
    private static readonly HashSet<string> Reserved =
        new(StringComparer.OrdinalIgnoreCase) { "true", "false", "yes", "no", "on", "off", "y", "n", "null", "inf", "nan" };

    public static string Write(CatalogueTable root, params string[] comments)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        foreach (string comment in comments)
        {
            text.WriteLine("# " + comment);
        }

        const int MaxKeyLength = 1024;
        var settings = new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, MaxKeyLength);
        var emitter = new Emitter(text, settings.WithIndentedSequences());
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(root, emitter);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(object value, Emitter emitter)
    {
        switch (value)
        {
            case CatalogueTable table:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
                foreach ((string key, object content) in table)
                {
                    Emit(key, emitter);
                    Emit(content, emitter);
                }

                emitter.Emit(new MappingEnd());
                break;
            case object[] items:
                bool isShort = items.All(item => item is not (CatalogueTable or object[]));
                SequenceStyle style = isShort ? SequenceStyle.Flow : SequenceStyle.Block;
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, style));
                foreach (object item in items)
                {
                    Emit(item, emitter);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case string word:
                emitter.Emit(Scalar(word, IsPlain(word) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted));
                break;
            case bool flag:
                emitter.Emit(Scalar(flag ? "true" : "false", ScalarStyle.Plain));
                break;
            default:
                emitter.Emit(Scalar(Number(value), ScalarStyle.Plain));
                break;
        }
    }

    private static Scalar Scalar(string text, ScalarStyle style) =>
        new(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true);

    /// <summary>YAML 1.1 only recognizes a floating-point number by its decimal point.</summary>
    private static string Number(object value)
    {
        string digits = ((IFormattable)value).ToString(value is double ? "R" : null, CultureInfo.InvariantCulture);
        return value is long || digits.Contains('.', StringComparison.Ordinal) ? digits
            : digits.Contains('E', StringComparison.Ordinal) ? digits.Replace("E", ".0E", StringComparison.Ordinal)
            : digits + ".0";
    }

    private static bool IsPlain(string text) => Plain().IsMatch(text) && !Reserved.Contains(text);

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9._/-]*\z")]
    private static partial Regex Plain();
}
