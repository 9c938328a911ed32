namespace Stalwart.Instrumentation;

/// <summary>Specifies which values a tag can have.</summary>
public enum TagKind
{
    /// <summary>A closed set of values, a C# enum.</summary>
    Closed,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Bool,

    /// <summary>Any string, up to a max number of distinct values; further ones share <c>other</c>.</summary>
    Open,
}
