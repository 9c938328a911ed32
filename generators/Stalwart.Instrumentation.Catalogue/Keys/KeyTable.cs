using System;
using System.Collections.Generic;

namespace Stalwart.Instrumentation.Catalogue.Keys;

/// <summary>The keys that a kind of table can have.</summary>
internal sealed class KeyTable(params Key[] keys)
{
    public IReadOnlyList<Key> Keys => keys;

    public string[] Names { get; } = Array.ConvertAll(keys, key => key.Name);
}
