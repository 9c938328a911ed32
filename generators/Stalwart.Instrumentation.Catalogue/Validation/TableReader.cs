using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>
/// Reads the keys of one table, and reports wrong types, missing keys and unknown keys. A misspelled key is reported and then read as the
/// key that was meant, so that it causes no other errors.
/// </summary>
internal sealed class TableReader
{
    private readonly TomlTable table;
    private readonly string owner;
    private readonly SourceSpan ownerSpan;
    private readonly DiagnosticBag bag;
    private readonly Dictionary<string, TomlEntry> meant = [];
    private readonly List<(string Key, string Example)> missing = [];
    private readonly DiagnosticBag.Mark begin;

    public TableReader(TomlTable table, string owner, SourceSpan ownerSpan, DiagnosticBag bag, KeyTable known)
    {
        string[] keys = known.Names;
        this.table = table;
        this.owner = owner;
        this.ownerSpan = ownerSpan;
        this.bag = bag;
        begin = bag.Now;
        IsIncomplete = table.HasLostKeys || table.Entries.Any(entry => entry.Value is TomlUnreadable);
        HasUnknownKeys = HasUnknownTables = table.HasLostKeys;
        foreach (TomlEntry entry in table.Entries.Where(entry => !keys.Contains(entry.Key)))
        {
            string? near = bag.Speller.Find(entry.Key, keys) ?? OnlyMissing(known, entry.Value);
            var remedy = Remedy.Of(near, keys, "keys");
            bag.Add(Rules.UnknownKey, entry.KeySpan, Suggestion.Key(remedy.Near, entry.KeySpan), owner, entry.Key, remedy.Words);
            if (remedy.Near is null)
            {
                HasUnknownKeys = true;
                HasUnknownTables |= entry.Value is TomlTable;
            }
            else if (!meant.ContainsKey(remedy.Near))
            {
                meant.Add(remedy.Near, entry);
            }
        }
    }

    /// <summary>Gets whether the table is in braces.</summary>
    public bool IsInline => table.Origin == TableOrigin.Inline;

    /// <summary>Gets whether the table has an unknown key.</summary>
    public bool HasUnknownKeys { get; }

    /// <summary>Gets whether a table may be the value of an unknown key.</summary>
    public bool HasUnknownTables { get; }

    /// <summary>Gets whether a statement in the table has a syntax error, for example while it is being typed.</summary>
    public bool IsIncomplete { get; }

    public TomlEntry? Find(string key) => table.Find(key) ?? (meant.TryGetValue(key, out TomlEntry? entry) ? entry : null);

    /// <summary>Returns the span of a key's value, or of the owner when the key is missing.</summary>
    public SourceSpan SpanOf(string key) => Find(key)?.Value.Span ?? ownerSpan;

    public string? Text(string key) => Typed<TomlString>(key, "a string")?.Value;

    public long? Integer(string key) => Typed<TomlInteger>(key, "an integer")?.Value;

    public bool Boolean(string key, bool otherwise) => Typed<TomlBoolean>(key, "true or false")?.Value ?? otherwise;

    public TomlTable? Table(string key) => Typed<TomlTable>(key, "a table");

    public TomlArray? Array(string key, string what) => Typed<TomlArray>(key, what);

    /// <summary>Returns whether the table has a required key; <see cref="ReportMissing"/> reports the missing ones.</summary>
    public bool Require(string key, string example)
    {
        bool exists = Find(key) is not null;
        if (!exists)
        {
            missing.Add((key, example));
        }

        return exists;
    }

    /// <summary>
    /// Reports the required keys that are missing, once the rest of the table has been read. A table without them is most likely still
    /// being typed, so this is its only diagnostic, unless it already has an error.
    /// </summary>
    public void ReportMissing()
    {
        if (missing.Count > 0 && !IsIncomplete && bag.Errors == begin.Errors)
        {
            bag.RemoveSince(begin);
            string keys = string.Join(" and ", missing.Select(item => $"'{item.Key}'"));
            string examples = string.Join(", and ", missing.Select(item => item.Example));
            bag.Add(Rules.MissingKey, ownerSpan, owner, (missing.Count == 1 ? "key " : "keys ") + keys, examples);
        }
    }

    /// <summary>Reads a description, which is one line and says more than the name.</summary>
    public string Description(string name, bool required)
    {
        if (required && !Require("description", "description = \"what happened, in one line\""))
        {
            return "";
        }

        string? text = Text("description");
        if (text is not null)
        {
            DescriptionRules.Check(text, name, SpanOf("description"), bag);
        }

        return text ?? "";
    }

    /// <summary>
    /// Returns the missing required key if there is only one and a value fits it: an unknown key, such as
    /// <c>kind</c> for <c>type</c>, is most likely meant to be it.
    /// </summary>
    private string? OnlyMissing(KeyTable known, TomlValue value)
    {
        Key[] missing = [.. known.Keys.Where(key => key.IsRequired && Find(key.Name) is null)];
        return missing.Length == 1 && ShapeFit.Fits(missing[0].Shape, value) ? missing[0].Name : null;
    }

    private T? Typed<T>(string key, string wanted)
        where T : TomlValue
    {
        TomlEntry? entry = Find(key);
        if (entry is null || entry.Value is T)
        {
            return entry?.Value as T;
        }

        bag.Add(Rules.WrongType, entry.Value.Span, key, entry.Value.Kind, wanted);
        return null;
    }
}
