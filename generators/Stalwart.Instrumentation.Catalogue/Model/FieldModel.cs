namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>A value handed to the recording method.</summary>
/// <param name="Name">Kebab-case.</param>
/// <param name="Type">Its type.</param>
public sealed record FieldModel(string Name, FieldType Type)
{
    /// <summary>Gets the kind of secret that it is, by which it is redacted in logs; null for what anybody may see.</summary>
    public string? Sensitivity { get; init; }

    /// <summary>Gets whether only logs take it, as no metric can.</summary>
    public bool IsForLogs => Type is FieldType.Text or FieldType.Exception;
}
