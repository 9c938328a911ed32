using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Toml;
using Stalwart.Instrumentation.TestSupport.SharedData;
using Stalwart.Instrumentation.TestSupport.TomlTest;

namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>What every other TOML reader accepts and refuses.</summary>
public sealed class TomlTestSuiteTests
{
    private const int FewestWithOneDiagnostic = 495;
    private static readonly HashSet<string> OfTheFormat = ["EVT0001", "EVT0002", "EVT0040"];

    [SharedDataFact(TomlTestSuite.Name)]
    public void Valid_toml_test_documents_have_the_expected_values()
    {
        string[] documents = TomlTestSuite.Valid;
        Assert.Equal(268, documents.Length);
        string[] wrong = [.. documents.SelectMany(Differences)];
        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
    }

    [SharedDataFact(TomlTestSuite.Name)]
    public void Invalid_toml_test_documents_are_rejected_with_one_diagnostic()
    {
        string[] documents = TomlTestSuite.Invalid;
        Assert.Equal(500, documents.Length);
        (string Document, string[] Errors)[] all = [.. documents.Select(document => (document, Errors(TomlTestSuite.Read(document))))];
        string[] accepted = [.. all.Where(one => one.Errors.Length == 0).Select(one => one.Document)];
        Assert.True(accepted.Length == 0, "Accepted:\n" + string.Join("\n", accepted));
        string[] several = [.. all.Where(one => one.Errors.Length > 1).Select(one => $"{one.Document}: {string.Join("; ", one.Errors)}")];
        Assert.True(documents.Length - several.Length >= FewestWithOneDiagnostic, string.Join("\n", several));
    }

    private static string[] Errors(string text) =>
    [
        .. CatalogueReader.Read("f", text).Diagnostics
            .Where(diagnostic => OfTheFormat.Contains(diagnostic.Id))
            .Select(diagnostic => $"{diagnostic.Span} {diagnostic.Id} {diagnostic.Message}"),
    ];

    private static IEnumerable<string> Differences(string document)
    {
        string text = TomlTestSuite.Read(document);
        TomlDocument read = TomlReader.Read(text);
        string[] errors = Errors(text);
        if (errors.Length > 0)
        {
            return errors.Select(error => $"{document}: {error}");
        }

        string expected = File.ReadAllText(Path.Combine(TomlTestSuite.Folder!, Path.ChangeExtension(document, ".json")));
        return Differences(JsonDocument.Parse(expected).RootElement, read.Root, text).Select(difference => $"{document}: {difference}");
    }

    private static IEnumerable<string> Differences(JsonElement expected, TomlValue actual, string text)
    {
        if (actual is TomlTable table)
        {
            return expected.EnumerateObject().Count() == table.Entries.Count
                ? expected.EnumerateObject().SelectMany(item => table.Find(item.Name) is { } entry
                    ? Differences(item.Value, entry.Value, text)
                    : [$"{item.Name} is missing"])
                : ["other keys"];
        }

        if (actual is TomlArray array)
        {
            return expected.GetArrayLength() == array.Items.Count
                ? expected.EnumerateArray().Zip(array.Items).SelectMany(pair => Differences(pair.First, pair.Second, text))
                : ["another length"];
        }

        string type = expected.GetProperty("type").GetString()!;
        string value = expected.GetProperty("value").GetString()!;
        bool isEqual = (type, actual) switch
        {
            ("string", TomlString found) => found.Value == value,
            ("integer", TomlInteger found) => found.Value == long.Parse(value, CultureInfo.InvariantCulture),
            ("bool", TomlBoolean found) => found.Value == (value == "true"),
            ("float", TomlFloat found) => found.Value.Equals(Float(value)),
            ("datetime" or "datetime-local" or "date-local" or "time-local", TomlDate) =>
                Date(text.Substring(actual.Span.Start, actual.Span.Length)) == Date(value),
            _ => false,
        };
        return isEqual ? [] : [$"{actual} is not {type} {value}"];
    }

    private static double Float(string text) => text.TrimStart('+') switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" or "-nan" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    /// <summary>One spelling for the separators, absent seconds and the fraction, which TOML leaves free.</summary>
    private static string Date(string text)
    {
        string date = text.Trim().ToUpperInvariant().Replace(' ', 'T');
        date = Regex.Replace(date, @"^((?:[0-9-]+T)?\d\d:\d\d)(?!:)", "$1:00");
        return Regex.Replace(date, @"(\.\d*?)0+(?!\d)", "$1");
    }
}
