using System.Collections.Generic;
using System.Linq;

namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>The values of a closed tag or of a shared set.</summary>
/// <param name="Texts">The values in the order of the file; <paramref name="Other"/> is the last if it is listed.</param>
/// <param name="Names">The enum member of each value.</param>
/// <param name="Other">The value that unlisted values count as.</param>
/// <param name="IsInteger">Whether the attribute is an integer and <paramref name="Texts"/> are its digits.</param>
public sealed record ValueList(EquatableArray<string> Texts, EquatableArray<string> Names, string Other, bool IsInteger)
{
    /// <summary>Gets an empty list.</summary>
    public static ValueList None { get; } = new(default, default, TagModel.DefaultOther, false);

    /// <summary>Gets the values with their own slot: all except <see cref="Other"/>.</summary>
    public IEnumerable<string> Own => Texts.Where(text => text != Other);

    /// <summary>Gets whether <see cref="Other"/> is listed, so that the enum has a member for it.</summary>
    public bool DeclaresOther => Texts.Count > 0 && Texts[Texts.Count - 1] == Other;

    /// <summary>Gets how many values have their own slot.</summary>
    public int OwnCount => Texts.Count - (DeclaresOther ? 1 : 0);
}
