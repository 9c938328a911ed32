using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>A diagnostic as data. The compiler and the tool format the message; no code parses a message.</summary>
/// <param name="Id">The rule's id, <c>EVT</c> and four digits.</param>
/// <param name="Path">The file.</param>
/// <param name="Span">The offending key or value.</param>
/// <param name="Arguments">The arguments of the rule's message format.</param>
/// <param name="Suggestion">The edit that fixes it, if there is one.</param>
public sealed record CatalogueDiagnostic(
    string Id, string Path, SourceSpan Span, EquatableArray<string> Arguments, Suggestion? Suggestion = null)
{
    /// <summary>Gets the formatted message.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Rules.ById(Id).Message, [.. Arguments.Cast<object>()]);
}
