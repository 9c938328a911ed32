using System;
using System.Collections.Generic;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A row of the settings table.</summary>
/// <param name="Path">The full key, with its section.</param>
/// <param name="Documentation">The description in the operator's manual.</param>
internal abstract record Setting(string Path, string Documentation)
{
    /// <summary>Gets whether a change takes effect after a restart.</summary>
    public bool NeedsRestart { get; init; }

    /// <summary>Gets whether the value may be a secret, which no message, log line or listing shows.</summary>
    public bool MayHoldSecret { get; init; }

    /// <summary>Gets what the names in the value refer to, if it has names.</summary>
    public NameSubject Subject { get; init; }

    /// <summary>Gets whether the value is a table whose keys are names, which are used as written.</summary>
    public virtual bool IsTableOfNames => false;

    /// <summary>Gets how the option is listed; <see langword="null"/> if another setting lists it.</summary>
    public SettingListing? Listing { get; init; }

    /// <summary>Gets the default value in TOML, without the key; <see langword="null"/> for none.</summary>
    public virtual string? Default => null;

    /// <summary>Gets the limits of the value, as the manual shows them.</summary>
    public virtual string Limits => "";

    /// <summary>Gets the last segment of the key.</summary>
    public string Name => Path.Substring(Path.LastIndexOf('.') + 1);

    /// <summary>Reads the value into the options. A part of a group of keys is read by the rule of the group.</summary>
    public virtual void Read(SettingNode node, SettingsReading reading)
    {
    }

    /// <summary>Checks the value of an option, which code may have set.</summary>
    public virtual void CheckValue(SettingsReading reading)
    {
    }

    /// <summary>Copies the option's value.</summary>
    public virtual void Copy(EventMetricsOptions from, EventMetricsOptions to)
    {
    }
}

/// <summary>Describes how an option is listed.</summary>
/// <param name="Key">The full key.</param>
/// <param name="Style">How to show its values.</param>
/// <param name="Values">Returns the values of the option.</param>
internal sealed record SettingListing(string Key, SettingStyle Style, Func<EventMetricsOptions, IReadOnlyList<string>> Values)
{
    /// <summary>The text for an option without a value in a list of changes.</summary>
    public const string None = "nothing";
}

/// <summary>Specifies how an option's values are shown.</summary>
internal enum SettingStyle
{
    Plain,
    List,
    Endpoint,
}
