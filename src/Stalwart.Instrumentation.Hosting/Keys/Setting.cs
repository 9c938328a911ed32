using System;
using System.Collections.Generic;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A row of the settings table.</summary>
/// <param name="Path">The key with its section, with dots.</param>
/// <param name="Documentation">The text of the operator's manual.</param>
internal abstract record Setting(string Path, string Documentation)
{
    /// <summary>Gets whether a change takes effect after a restart.</summary>
    public bool NeedsRestart { get; init; }

    /// <summary>Gets whether the value may be a secret: no message, log line or listing shows it.</summary>
    public bool MayHoldSecret { get; init; }

    /// <summary>Gets what the names in the value are of, if it has names.</summary>
    public NameSubject Subject { get; init; }

    /// <summary>Gets whether the value is a table whose keys are names, which are as they are written.</summary>
    public virtual bool IsTableOfNames => false;

    /// <summary>Gets how the option is listed; <see langword="null"/> when another row lists it.</summary>
    public SettingListing? Listing { get; init; }

    /// <summary>Gets the value without the key, as it is written in TOML; <see langword="null"/> for none.</summary>
    public virtual string? Default => null;

    /// <summary>Gets the limits of the value as the manual shows them.</summary>
    public virtual string Limits => "";

    /// <summary>Gets the last segment of the key.</summary>
    public string Name => Path.Substring(Path.LastIndexOf('.') + 1);

    /// <summary>Reads the value into the options. A part of a group of keys is read by the rule of the group.</summary>
    public virtual void Read(SettingNode node, SettingsReading reading)
    {
    }

    /// <summary>Checks the value of the options, which code may have set.</summary>
    public virtual void CheckValue(SettingsReading reading)
    {
    }

    /// <summary>Copies the option's value.</summary>
    public virtual void Copy(EventMetricsOptions from, EventMetricsOptions to)
    {
    }
}

/// <summary>How an option is listed.</summary>
/// <param name="Key">The key, with dots.</param>
/// <param name="Style">How its values are shown.</param>
/// <param name="Values">The values in options.</param>
internal sealed record SettingListing(string Key, SettingStyle Style, Func<EventMetricsOptions, IReadOnlyList<string>> Values)
{
    /// <summary>The value of an option that has none, where a change is listed.</summary>
    public const string None = "nothing";
}

/// <summary>How an option's values are shown.</summary>
internal enum SettingStyle
{
    Plain,
    List,
    Endpoint,
}
