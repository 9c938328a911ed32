namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>What a scope does with its event.</summary>
internal enum ScopeKind
{
    /// <summary>Records it at the end, with the elapsed time.</summary>
    Measure,

    /// <summary>Records it immediately, and its partner at the end.</summary>
    Track,

    /// <summary>Records it at the end, unless the work was completed.</summary>
    UnlessCompleted,
}
