namespace Stalwart.Instrumentation.Catalogue.Text;

/// <summary>The kinds of errors in a message template.</summary>
internal enum MessageFaultKind
{
    /// <summary>A <c>{</c> without its <c>}</c>.</summary>
    Unclosed,

    /// <summary>A <c>}</c> without its <c>{</c>.</summary>
    Unopened,

    /// <summary>A placeholder without a name.</summary>
    Empty,

    /// <summary>A placeholder with more than a name: <c>{elapsed:N2}</c>, <c>{user,10}</c>, <c>{@order}</c>.</summary>
    Formatted,
}
