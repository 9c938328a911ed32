using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Operator;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>
/// An operator's file, read once per text: the compiler merges two diagnostics only if they have the same string instances, so the
/// generator and the analyzers return the same instances.
/// </summary>
internal static class OperatorText
{
    private static readonly ConditionalWeakTable<SourceText, OperatorFile> Known = new();
    private static readonly ConditionalWeakTable<SourceText, object> Foreign = new();
    private static readonly object Yes = new();
    private static readonly object No = new();

    public static OperatorFile? Read(AdditionalText file, CancellationToken cancellation) =>
        file.GetText(cancellation) is { } text ? Known.GetValue(text, text => OperatorReader.Read(file.Path, text.ToString())) : null;

    /// <summary>Returns whether the file belongs to another program, or cannot be read.</summary>
    public static bool IsForeign(AdditionalText file, CancellationToken cancellation) =>
        file.GetText(cancellation) is not { } text
        || Foreign.GetValue(text, static text => ForeignFile.Contains(text.ToString()) ? Yes : No) == Yes;

    public static IEnumerable<CatalogueDiagnostic> Diagnostics(AdditionalText file, CancellationToken cancellation) =>
        Read(file, cancellation)?.Diagnostics ?? default;
}
