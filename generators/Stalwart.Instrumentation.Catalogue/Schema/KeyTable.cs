using System;
using System.Collections.Generic;

namespace Stalwart.Instrumentation.Catalogue.Schema;

/// <summary>The keys that a kind of table can have.</summary>
internal sealed class KeyTable(params Key[] keys)
{
    public IReadOnlyList<Key> Keys => keys;

    public string[] Names { get; } = Array.ConvertAll(keys, key => key.Name);
}

/// <summary>A key of a table.</summary>
internal sealed record Key(string Name, Shape Shape, string Description, bool IsRequired = false);
