using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Stalwart.Instrumentation.Catalogue.Writing;

/// <summary>
/// An ordered table of keys and values to write. A value is a <see cref="string"/>, a <see cref="long"/>, a
/// <see cref="double"/>, a <see cref="bool"/>, another table, or an array of these.
/// </summary>
internal sealed class CatalogueTable : IEnumerable<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> entries = [];

    public int Count => entries.Count;

    /// <summary>Returns the value of a key, or <see langword="null"/> when it is missing.</summary>
    public object? Find(string key) => entries.FirstOrDefault(entry => entry.Key == key).Value;

    /// <summary>Adds a key, unless its value is <see langword="null"/>.</summary>
    public void Add(string key, object? value)
    {
        if (value is not null)
        {
            entries.Add(new KeyValuePair<string, object>(key, value));
        }
    }

    /// <summary>Adds the entries of another table.</summary>
    public CatalogueTable With(IEnumerable<KeyValuePair<string, object>> others)
    {
        entries.AddRange(others);
        return this;
    }

    /// <summary>Returns a table without some keys.</summary>
    public CatalogueTable Without(params string[] keys) => new CatalogueTable().With(entries.Where(entry => !keys.Contains(entry.Key)));

    /// <summary>Returns the table, or <see langword="null"/> when it is empty.</summary>
    public CatalogueTable? OrNone() => Count > 0 ? this : null;

    /// <summary>Returns an array of values, or <see langword="null"/> when there are none.</summary>
    public static object[]? Array(IEnumerable<object> values) => values.ToArray() is { Length: > 0 } items ? items : null;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => entries.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
