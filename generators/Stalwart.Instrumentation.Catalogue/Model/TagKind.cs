namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>The kind of a tag.</summary>
public enum TagKind
{
    /// <summary>A closed set of values, a C# enum.</summary>
    Closed,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Bool,

    /// <summary>Any string, up to a limit of distinct values.</summary>
    Open,
}
