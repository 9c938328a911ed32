namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>The reason for a suggestion.</summary>
#if CATALOGUE_ASSEMBLY
public
#else
internal
#endif
enum SuggestionKind
{
    /// <summary>A name is misspelled; the suggestion is the nearest name.</summary>
    DidYouMean,

    /// <summary>An id cannot be used; the suggestion is the next free id.</summary>
    NextFreeId,

    /// <summary>A key is missing; the suggestion adds it.</summary>
    NewKey,
}
