using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>One finding, as data; whoever shows it makes a Roslyn diagnostic or a line of text of it.</summary>
/// <param name="Id">The rule's id, <c>EVT</c> and four digits.</param>
/// <param name="Path">The file.</param>
/// <param name="Span">The offending key or value.</param>
/// <param name="Arguments">What the rule's message format takes.</param>
public sealed record CatalogueDiagnostic(string Id, string Path, SourceSpan Span, EquatableArray<string> Arguments);
