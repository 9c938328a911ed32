using System.Collections.Generic;
using System.Linq;

namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>The values of a closed tag or of a shared set.</summary>
/// <param name="Texts">The values in the order of the file; <paramref name="Other"/>, if it is one of them, is the last.</param>
/// <param name="Names">The member of the enum of each value.</param>
/// <param name="Other">What values outside the list count as.</param>
/// <param name="IsInteger">Whether the attribute is an integer, and the texts are its digits.</param>
public sealed record ValueList(EquatableArray<string> Texts, EquatableArray<string> Names, string Other, bool IsInteger)
{
    /// <summary>Gets a list without values.</summary>
    public static ValueList None { get; } = new(default, default, TagModel.DefaultOther, false);

    /// <summary>Gets the values that have a place of their own: all but <see cref="Other"/>.</summary>
    public IEnumerable<string> Own => Texts.Where(text => text != Other);

    /// <summary>Gets whether <see cref="Other"/> is one of the values, so that the enum has a member for it.</summary>
    public bool DeclaresOther => Texts.Count > 0 && Texts[Texts.Count - 1] == Other;

    /// <summary>Gets how many values have a place of their own.</summary>
    public int OwnCount => Texts.Count - (DeclaresOther ? 1 : 0);
}
