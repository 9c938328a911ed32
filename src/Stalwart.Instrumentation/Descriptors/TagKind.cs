namespace Stalwart.Instrumentation;

/// <summary>Specifies which values a tag can have.</summary>
public enum TagKind
{
    /// <summary>A closed list, a C# enum.</summary>
    Closed,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Bool,

    /// <summary>Any string, up to a number of distinct ones; further ones share <c>other</c>.</summary>
    Open,
}
