namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>
/// A recording method may be named <c>Main</c>. The compiler takes every such static method for the entry point of the program, or warns
/// that it is not one. An optional parameter prevents that; its type has a single value, so callers never pass it.
/// </summary>
internal static class EntryPoint
{
    public const string Parameter = "global::System.ValueTuple __ = default";
    public const string Documentation =
        "/// <param name=\"__\">Omit this argument; it keeps the compiler from taking the method for the program's entry point.</param>";

    public static bool IsNameOf(string method) => method == "Main";

    /// <summary>Suppresses the warning that a method named <c>Main</c> is not an entry point.</summary>
    public static void Disable(CodeWriter code) => code.Line("#pragma warning disable CS0028, CS7022 // Not an entry point.");
}
