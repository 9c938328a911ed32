namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>
/// The contract between generated code and the runtime. The generator compiles this file too, so the two cannot disagree in one build.
/// </summary>
/// <remarks>
/// Raise the number with every change that generated code of an earlier build does not survive: a member of this namespace that is
/// removed, renamed or means something else, another meaning of gates, cells or ordinals. What the check itself needs never changes:
/// the two members of <c>ICatalogueDefinition</c>, <c>CatalogueRegistration.Register</c>, and <c>Gate</c> and both <c>Observe</c> of
/// <c>Recorder</c>.
/// </remarks>
internal static class CatalogueAbi
{
    public const int Number = 5;
}
