using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stalwart.Instrumentation.Structure.Tests;

/// <summary>Tests run on Windows and macOS too: one that needs Linux says so, and is skipped there.</summary>
public sealed class PortabilityTests
{
    /// <summary>What Linux has, or has in another form than other systems.</summary>
    private static readonly string[] LinuxOnly =
    [
        "ShellAsync(", "\"mkfifo\"", "Terminate()", ".Signal(", "\"kill\"",
        "CreateSymbolicLink(", "\"/proc/", "\"/dev/", "CreateOnFullDisk(",
    ];

    [Fact]
    public void A_test_that_uses_what_only_Linux_has_is_marked() => Assert.Empty(
        Directory.EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(nameof(PortabilityTests) + ".cs", StringComparison.Ordinal))
            .SelectMany(path => Unmarked(File.ReadAllText(path)).Select(test => $"{Path.GetFileName(path)}: {test}")));

    [Theory]
    [InlineData("[Fact] public void Test() => File.CreateSymbolicLink(a, b);", true)]
    [InlineData("[Theory, InlineData(1)] public void Test(int a) { server.Terminate(); }", true)]
    [InlineData("[LinuxFact(\"signals\")] public void Test() => server.Terminate();", false)]
    [InlineData("[Fact] public void Test() { if (OperatingSystem.IsLinux()) { server.Terminate(); } }", false)]
    [InlineData("[Fact] public void Test() => Assert.True(true);", false)]
    public void Unmarked_tests_are_found(string method, bool isFound) =>
        Assert.Equal(isFound, Unmarked($"public class Tests {{ {method} }}").Any());

    private static IEnumerable<string> Unmarked(string source) => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes()
        .OfType<MethodDeclarationSyntax>()
        .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(one => one.Name.ToString() is "Fact" or "Theory"))
        .Where(method => Array.Exists(LinuxOnly, part => Body(method).Contains(part, StringComparison.Ordinal)))
        .Where(method => !Body(method).Contains("OperatingSystem.IsLinux()", StringComparison.Ordinal))
        .Select(method => method.Identifier.Text);

    private static string Body(MethodDeclarationSyntax method) => method.Body?.ToString() ?? method.ExpressionBody?.ToString() ?? "";
}
