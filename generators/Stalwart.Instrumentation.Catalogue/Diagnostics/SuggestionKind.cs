namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>Why a suggestion is made.</summary>
#if CATALOGUE_ASSEMBLY
public
#else
internal
#endif
enum SuggestionKind
{
    /// <summary>A name is misspelt, and the suggestion is the nearest one.</summary>
    DidYouMean,

    /// <summary>An id cannot be used, and the suggestion is the next free one.</summary>
    NextFreeId,

    /// <summary>A key is missing, and the suggestion adds it.</summary>
    NewKey,
}
