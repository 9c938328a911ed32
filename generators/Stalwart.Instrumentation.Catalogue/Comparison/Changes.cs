using System.Collections.Generic;

namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>Collects changes, one subject after the other.</summary>
internal sealed class Changes
{
    private readonly List<Change> found = [];

    public IReadOnlyList<Change> All => found;

    public void Add(ChangeClass of, string subject, string field, string description) =>
        found.Add(new Change(of, subject, field, description));

    /// <summary>Adds a change of a key if its values differ.</summary>
    public void Compare(ChangeClass of, string subject, string field, string? before, string? after)
    {
        if (before != after)
        {
            Add(of, subject, field, $"changed from {Shown(before)} to {Shown(after)}");
        }
    }

    private static string Shown(string? value) => value switch
    {
        null => "not set",
        "" => "empty",
        _ => $"'{value}'",
    };
}
