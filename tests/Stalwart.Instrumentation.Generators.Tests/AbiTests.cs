using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>Assemblies whose recording methods were generated for another contract than this runtime's.</summary>
public sealed class AbiTests
{
    private const string Toml = """
        catalogue.meter = "abi"
        metrics."cart.size" = { kind = "gauge", unit = "{cart}", description = "Carts" }
        events.order.placed = { id = 1, description = "Placed", tags = { payment = ["card"], shop = { type = "string", limit = 3 } } }
        """;

    private const string Code = """
        [Stalwart.Instrumentation.EventCatalogue("events.toml")]
        public static partial class AbiEvents { }

        public static class Caller
        {
            public static void Record() => AbiEvents.Order.Placed(OrderPlacedPayment.Card, "a");
            public static void Set() => AbiEvents.Gauges.CartSize.Set(1);
            public static object Catalogue() => AbiEvents.Catalogue;
        }
        """;

    [Theory]
    [InlineData("Record")]
    [InlineData("Set")]
    [InlineData("Catalogue")]
    public void Use_throws_one_clear_error_each_time_when_the_assembly_has_an_older_abi(string use)
    {
        Assembly assembly = Load(abi: 0);
        for (int i = 0; i < 2; i++)
        {
            string remedy = $"Rebuild '{Name(assembly)}' with Stalwart.Instrumentation {Version}.";
            Assert.Equal(Message(assembly, 0, remedy), Fault(assembly, use).Message);
        }
    }

    [Fact]
    public void Use_names_the_package_to_update_when_the_assembly_has_a_newer_abi()
    {
        Assembly assembly = Load(abi: 99);
        string remedy = "Update the package Stalwart.Instrumentation to the version that "
            + $"'{Name(assembly)}' was built with, or a later one.";
        Assert.Equal(Message(assembly, 99, remedy), Fault(assembly, "Record").Message);
    }

    [Fact]
    public void Use_succeeds_when_the_abi_is_the_same()
    {
        Assembly assembly = Load(abi: null);
        Call(assembly, "Record");
        Call(assembly, "Set");
        Assert.Equal(2, ((EventCatalogue)Call(assembly, "Catalogue")!).Snapshot().Series.Count);
    }

    private static string Version =>
        typeof(EventCatalogue).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static string Name(Assembly assembly) => assembly.GetName().Name!;

    private static string Message(Assembly assembly, int abi, string remedy) =>
        $"Assembly '{Name(assembly)}' was compiled for ABI {abi} of Stalwart.Instrumentation, "
        + $"but the loaded version {Version} has ABI 5. {remedy}";

    private static InvalidOperationException Fault(Assembly assembly, string use) =>
        Assert.IsType<InvalidOperationException>(Assert.Throws<TargetInvocationException>(() => Call(assembly, use)).InnerException);

    private static object? Call(Assembly assembly, string use) => assembly.GetType("Caller")!.GetMethod(use)!.Invoke(null, null);

    /// <summary>Loads an assembly that states another number, as one that was built with another version of the generator does.</summary>
    private static Assembly Load(int? abi)
    {
        Compilation compilation = Generated.From(Toml, Code).Compilation;
        const string Stated = "ICatalogueDefinition.Abi => 5;";
        if (abi is not null)
        {
            SyntaxTree tree = compilation.SyntaxTrees.Single(tree => tree.ToString().Contains(Stated, StringComparison.Ordinal));
            string text = tree.ToString().Replace(Stated, $"ICatalogueDefinition.Abi => {abi};", StringComparison.Ordinal);
            compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options));
        }

        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }
}
