using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>Enums whose names would capture names of the platform: they get a suffix, so that the code beside them compiles.</summary>
public sealed class PlatformNameTests
{
    private static readonly string[] Imported =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
        "Stalwart.Instrumentation",
    ];

    [Theory]
    [InlineData("system", "SystemTag")]
    [InlineData("microsoft", "MicrosoftTag")]
    [InlineData("stalwart", "StalwartTag")]
    [InlineData("environment", "EnvironmentTag")]
    [InlineData("time-span", "TimeSpanTag")]
    [InlineData("string", "StringTag")]
    [InlineData("event-id", "EventIdTag")]
    [InlineData("log-level", "LogLevelTag")]
    [InlineData("host", "HostTag")]
    [InlineData("queue", "Queue")]
    [InlineData("protocol", "Protocol")]
    [InlineData("environment-tag", "EnvironmentTag")]
    public void Enum_of_a_tag_set_has_a_suffix_when_its_name_belongs_to_the_platform(string set, string expected) =>
        Assert.Equal(expected, CSharpName.SetEnum(set));

    [Fact]
    public void Enum_of_a_tag_has_a_suffix_when_event_and_tag_form_a_platform_name() =>
        Assert.Equal("HttpRequestMessageTag", CSharpName.TagEnum("http.request", "message"));

    [Theory]
    [InlineData("EnvironmentTag", "Environment")]
    [InlineData("ProtocolTag", "ProtocolTag")]
    [InlineData("Protocol", "Protocol")]
    [InlineData("Tag", "Tag")]
    public void Suffix_is_removed_only_if_it_was_appended(string name, string expected) =>
        Assert.Equal(expected, CSharpName.WithoutSuffix(name));

    [Fact]
    public void Every_type_that_implicit_usings_import_is_known()
    {
        CSharpCompilation compilation = Generated.Compile("");
        string[] unknown =
        [
            .. Imported.Select(name => Find(compilation, name)).SelectMany(space => space.GetTypeMembers())
                .Where(type => type is { DeclaredAccessibility: Accessibility.Public, Arity: 0 })
                .Select(type => type.Name)
                .Distinct()
                .Where(name => CSharpName.SetEnum(name) == name),
        ];
        Assert.Empty(unknown);
    }

    [Fact]
    public void Tag_set_is_reported_when_its_suffixed_enum_is_that_of_another_set()
    {
        Generated generated = Generated.From("""
            [catalogue]
            meter = "m"
            [tags.task]
            values = ["a"]
            [tags.task-tag]
            values = ["b"]
            [events]
            a.one = { id = 1, description = "One", tags = { x = "task" } }
            a.two = { id = 2, description = "Two", tags = { x = "task-tag" } }
            """);
        Assert.Equal("EVT0024", Assert.Single(generated.Reported).Id);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    /// <summary>The form of the README: a class in the global namespace.</summary>
    [Theory]
    [InlineData("system")]
    [InlineData("environment")]
    [InlineData("task")]
    [InlineData("type")]
    [InlineData("action")]
    [InlineData("path")]
    [InlineData("version")]
    [InlineData("event-catalogue")]
    [InlineData("obsolete")]
    public void Code_in_the_global_namespace_compiles_next_to_a_tag_set_with_a_platform_name(string set)
    {
        string member = $"{CSharpName.SetEnum(set)}.A";
        string catalogue = $$"""
            [catalogue]
            meter = "m"
            [tags.{{set}}]
            values = ["a"]
            [events]
            a.one = { id = 1, description = "One", tags = { x = "{{set}}" } }
            """;
        string code = $$"""
            using System; using System.IO; using System.Threading.Tasks; using Stalwart.Instrumentation;
            ShopEvents.A.One({{member}});
            Action action = () => System.Console.WriteLine(Environment.NewLine + Path.Combine("a", "b") + typeof(Version));
            await Task.CompletedTask;
            Type type = action.GetType();
            Console.WriteLine(type.Name + Old.Name);
            [EventCatalogue("events.toml")] internal static partial class ShopEvents;
            [Obsolete] internal static class Old { public const string Name = "old"; }
            """;
        Generated generated = Generated.From(
            [new TextFile("/repository/events.toml", catalogue)],
            code,
            options: new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(generated.Reported);
        Assert.Equal(["CS0612"], generated.CompilerDiagnostics.Select(item => item.Id));
    }

    private static INamespaceSymbol Find(Compilation compilation, string name) => name.Split('.')
        .Aggregate(compilation.GlobalNamespace, (space, part) => space.GetNamespaceMembers().Single(inner => inner.Name == part));
}
