namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>A parameter of the recording method that feeds and the message use.</summary>
/// <param name="Name">The name, in kebab case.</param>
/// <param name="Type">The type.</param>
public sealed record FieldModel(string Name, FieldType Type)
{
    /// <summary>Gets the sensitivity for which logs redact it; null when it is not sensitive.</summary>
    public string? Sensitivity { get; init; }

    /// <summary>Gets whether it only goes to logs, because no metric can take its type.</summary>
    public bool IsForLogs => Type is FieldType.Text or FieldType.Exception;
}
