using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>
/// Finds the operator's files among the additional files: those of EventMetricsConfiguration items, and, if there is a
/// catalogue, a file named metrics.toml that is not another program's.
/// </summary>
internal static class OperatorFiles
{
    /// <summary><c>true</c> for an item of the project, <c>default</c> for the item that the package adds.</summary>
    public const string Metadata = "build_metadata.AdditionalFiles.EventMetricsConfiguration";

    private const string DefaultName = "metrics.toml";

    public static bool IsOne(
        AdditionalText file, AnalyzerConfigOptionsProvider options, bool hasCatalogue, CancellationToken cancellation) =>
        IsNamed(file, options) || (hasCatalogue && HasDefaultName(file) && !OperatorText.IsForeign(file, cancellation));

    public static IEnumerable<AdditionalText> Of(AnalyzerOptions options, CancellationToken cancellation) =>
        options.AdditionalFiles.Where(file => IsOne(file, options.AnalyzerConfigOptionsProvider, hasCatalogue: true, cancellation));

    private static bool HasDefaultName(AdditionalText file) =>
        Path.GetFileName(file.Path).Equals(DefaultName, StringComparison.OrdinalIgnoreCase);

    private static bool IsNamed(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue(Metadata, out string? value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
