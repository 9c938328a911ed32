using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.TestSupport.SharedData;
using Stalwart.Instrumentation.TestSupport.TomlTest;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>The operator's file accepts and rejects the same documents as other TOML parsers.</summary>
public sealed class TomlTestSuiteTests
{
    private const int FewestWithOneDiagnostic = 495;

    [SharedDataFact(TomlTestSuite.Name)]
    public void Valid_documents_are_accepted()
    {
        string[] wrong = [.. TomlTestSuite.Valid.SelectMany(document => Errors(document).Select(error => $"{document}: {error}"))];
        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
    }

    [SharedDataFact(TomlTestSuite.Name)]
    public void Invalid_documents_are_rejected_with_one_diagnostic()
    {
        (string Document, string[] Errors)[] all = [.. TomlTestSuite.Invalid.Select(document => (document, Errors(document)))];
        string[] accepted = [.. all.Where(one => one.Errors.Length == 0).Select(one => one.Document)];
        Assert.True(accepted.Length == 0, "Accepted:\n" + string.Join("\n", accepted));
        string[] several = [.. all.Where(one => one.Errors.Length > 1).Select(one => $"{one.Document}: {string.Join("; ", one.Errors)}")];
        Assert.True(all.Length - several.Length >= FewestWithOneDiagnostic, string.Join("\n", several));
    }

    private static string[] Errors(string document) =>
        [.. SettingsFile.Read("f", TomlTestSuite.Read(document)).SyntaxErrors.Select(error => $"{error.Origin?.Span} {error.Message}")];
}
