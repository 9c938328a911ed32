using System;
using System.Collections.Generic;
using System.Linq;

namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>The words for the members of an enum in a catalogue file.</summary>
/// <typeparam name="T">The enum, whose members are numbered from 0.</typeparam>
/// <param name="words">The words, in the order of the members.</param>
public sealed class WordTable<T>(params string[] words)
    where T : struct, Enum
{
    /// <summary>Gets the words, in the order of the members.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>Gets the words as a list for a sentence, such as <c>add, record or set</c>.</summary>
    public string Listed => $"{string.Join(", ", words.Take(words.Length - 1))} or {words[words.Length - 1]}";

    /// <summary>Returns the word of a member.</summary>
    public string Of(T member) => words[Convert.ToInt32(member, System.Globalization.CultureInfo.InvariantCulture)];

    /// <summary>Returns the member of a word, or <see langword="null"/> when there is none.</summary>
    public T? Find(string word)
    {
        int index = Array.IndexOf(words, word);
        return index < 0 ? null : (T)Enum.ToObject(typeof(T), index);
    }
}
