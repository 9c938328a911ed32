namespace Stalwart.Instrumentation;

/// <summary>Specifies the kind of a <see cref="PolicyWarning"/>. The numbers are fixed.</summary>
public enum PolicyWarningKind
{
    /// <summary>A name is neither an event nor a declared metric of the catalogue.</summary>
    UnknownName = 0,

    /// <summary>A pattern matches no event or declared metric of the catalogue.</summary>
    UnmatchedPattern = 1,

    /// <summary>A name or pattern matches only the former name of an event or a declared metric, and applies to it.</summary>
    FormerName = 2,

    /// <summary>A sensitivity to reveal in logs is not used by any field or tag of the catalogue.</summary>
    UnknownSensitivity = 3,
}
