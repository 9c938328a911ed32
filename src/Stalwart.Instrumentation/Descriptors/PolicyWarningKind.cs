namespace Stalwart.Instrumentation;

/// <summary>Specifies what a <see cref="PolicyWarning"/> is about. The numbers are fixed.</summary>
public enum PolicyWarningKind
{
    /// <summary>A name of the policy is neither an event nor a declared metric of the catalogue.</summary>
    UnknownName = 0,

    /// <summary>A pattern of the policy matches no event and no declared metric of the catalogue.</summary>
    UnmatchedPattern = 1,

    /// <summary>A name or pattern of the policy matches only the former name of an event or a declared metric, and concerns it.</summary>
    FormerName = 2,

    /// <summary>A sensitivity whose values are revealed in logs, which no field or tag of the catalogue has.</summary>
    UnknownSensitivity = 3,
}
