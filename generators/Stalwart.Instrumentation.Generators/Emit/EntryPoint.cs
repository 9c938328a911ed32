namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>
/// A recording method may be named <c>Main</c>, and the compiler takes every such static method for the program's entry point, or warns
/// that it is none. An optional parameter makes it none; its type has one value, so there is nothing to give.
/// </summary>
internal static class EntryPoint
{
    public const string Parameter = "global::System.ValueTuple __ = default";
    public const string Documentation =
        "/// <param name=\"__\">Leave out; it keeps the compiler from taking the method for the program's entry point.</param>";

    public static bool IsNameOf(string method) => method == "Main";

    /// <summary>Keeps the compiler from warning that a method named <c>Main</c> is no entry point.</summary>
    public static void Disable(CodeWriter code) => code.Line("#pragma warning disable CS0028, CS7022 // No entry point is meant.");
}
