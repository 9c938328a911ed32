using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A key of the configuration with everything below it, from any source.</summary>
internal sealed class SettingNode(string name, string path)
{
    private readonly List<SettingNode> children = [];
    private string? text;

    /// <summary>Gets the key as it was first written.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the full key.</summary>
    public string Path { get; } = path;

    /// <summary>Gets or sets the value as text; <see langword="null"/> if only keys below it have one.</summary>
    public string? Value
    {
        get => text;
        set => (text, Placeholders, Written) = (value, [], null);
    }

    /// <summary>Gets or sets the placeholders in the value, with their positions; a new value has none.</summary>
    public IReadOnlyList<(Placeholder Placeholder, SourceSpan Span)> Placeholders { get; set; } = [];

    /// <summary>Gets the value as written if its placeholders were replaced; messages show it instead of the replacement.</summary>
    public string? Written { get; private set; }

    /// <summary>Gets or sets the kind of value, for messages.</summary>
    public string Kind { get; set; } = "a string";

    /// <summary>Gets or sets whether the statement has a syntax error, so the value is unknown.</summary>
    public bool IsUnreadable { get; set; }

    /// <summary>Gets or sets the location of the value.</summary>
    public SettingOrigin? Origin { get; set; }

    /// <summary>Gets or sets the location of the key.</summary>
    public SettingOrigin? KeyOrigin { get; set; }

    /// <summary>Gets whether the keys below are names, in which dashes and underscores are significant.</summary>
    public bool HasNames { get; private init; }

    public IReadOnlyList<SettingNode> Children => children;

    /// <summary>Gets the kind of the value, or an array or a table.</summary>
    public string Found => children.Count == 0 ? Kind : children.All(child => int.TryParse(child.Name, out _)) ? "an array" : "a table";

    /// <summary>Environment variables cannot contain dashes, so <c>OPENTELEMETRY</c> and <c>open-telemetry</c> are the same key.</summary>
    public static string Normalize(string key) => key.Replace("-", "").Replace("_", "").ToUpperInvariant();

    /// <summary>Returns the root of a tree, whose children are the sections.</summary>
    public static SettingNode Root() => new("", "");

    public SettingNode? Find(string name)
    {
        if (HasNames)
        {
            return children.Find(child => child.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        }

        string wanted = Normalize(name);
        return children.Find(child => Normalize(child.Name) == wanted);
    }

    public SettingNode FindOrAdd(string name)
    {
        if (Find(name) is { } known)
        {
            return known;
        }

        string path = Path.Length == 0 ? name : $"{Path}.{name}";
        var child = new SettingNode(name, path) { HasNames = HasNames || SettingsTable.IsTableOfNames(path) };
        children.Add(child);
        return child;
    }

    /// <summary>Replaces the placeholders of the value.</summary>
    public void Replace(string value)
    {
        string? written = Value;
        Value = value;
        Written = written;
    }

    /// <summary>Returns the first origin at or below this key, for diagnostics about a whole table.</summary>
    public SettingOrigin? AnyOrigin() => Origin ?? children.Select(child => child.AnyOrigin()).FirstOrDefault(origin => origin is not null);
}
