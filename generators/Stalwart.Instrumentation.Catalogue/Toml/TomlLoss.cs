namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>What a syntax error hides.</summary>
internal enum TomlLoss
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The key of a statement: the table may have any other key.</summary>
    Key,

    /// <summary>The name in a header: the following keys belong to an unknown table.</summary>
    Header,
}
