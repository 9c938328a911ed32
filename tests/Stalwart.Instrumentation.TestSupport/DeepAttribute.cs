using Xunit.v3;

namespace Stalwart.Instrumentation.TestSupport;

/// <summary>
/// Marks tests that take too long for every run, such as fuzzing and consumers of the packages: <c>Deep=true dotnet test</c> runs them, and
/// so does <c>.ci/run</c>, after the others.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class DeepAttribute : Attribute, ITraitAttribute
{
    /// <summary>The name of the trait.</summary>
    public const string Stage = nameof(Stage);

    /// <summary>The value of the trait.</summary>
    public const string Deep = nameof(Deep);

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(Stage, Deep)];
}
