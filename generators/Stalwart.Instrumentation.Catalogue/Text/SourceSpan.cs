namespace Stalwart.Instrumentation.Catalogue.Text;

/// <summary>
/// A range of a text. Lines and columns are numbered from 0, as in Roslyn, with columns in UTF-16 code units. The type is public only in
/// the assembly of the catalogue, because other assemblies link this file as source.
/// </summary>
/// <param name="Start">The offset of the first character.</param>
/// <param name="Length">The number of characters.</param>
/// <param name="StartLine">The line of the first character.</param>
/// <param name="StartColumn">The column of the first character.</param>
/// <param name="EndLine">The line after the last character.</param>
/// <param name="EndColumn">The column after the last character.</param>
#if CATALOGUE_ASSEMBLY
public
#else
internal
#endif
readonly record struct SourceSpan(int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn);
