namespace Stalwart.Instrumentation.Cells;

/// <summary>The distinct values of an open tag, each with a slot; values without their own slot share one more. Thread-safe.</summary>
internal abstract class OpenValues
{
    /// <summary>Returns the attribute value of a slot.</summary>
    internal abstract object Value(int slot);

    /// <summary>Returns the slot of a string without assigning one; a negative number if it has none.</summary>
    internal virtual int Find(string? value) => -1;

    /// <summary>Returns the slot of an integer without assigning one; a negative number if it has none.</summary>
    internal virtual int Find(long value) => -1;

    /// <summary>Returns whether a slot is in use.</summary>
    internal abstract bool HasValue(int slot);
}
