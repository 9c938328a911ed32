using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Schema;
using Stalwart.Instrumentation.Catalogue.Syntax;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads the keys of one table, and reports those of a wrong type, those missing and those that mean nothing.</summary>
internal sealed class TableReader
{
    private readonly TomlTable table;
    private readonly string owner;
    private readonly SourceSpan ownerSpan;
    private readonly Findings findings;
    private readonly HashSet<string> meant = [];

    public TableReader(TomlTable table, string owner, SourceSpan ownerSpan, Findings findings, KeyTable known)
    {
        string[] keys = known.Names;
        this.table = table;
        this.owner = owner;
        this.ownerSpan = ownerSpan;
        this.findings = findings;
        foreach (TomlEntry entry in table.Entries.Where(entry => !keys.Contains(entry.Key)))
        {
            findings.Add(Rules.UnknownKey, entry.KeySpan, owner, entry.Key, NearestName.Remedy(entry.Key, keys, "key"));
            if (NearestName.Find(entry.Key, keys) is string near)
            {
                meant.Add(near);
            }
        }
    }

    public TomlEntry? Find(string key) => table.Find(key);

    /// <summary>The span of a key's value, or of the owner when the key is not there.</summary>
    public SourceSpan SpanOf(string key) => table.Find(key)?.Value.Span ?? ownerSpan;

    public string? Text(string key) => Typed<TomlString>(key, "a string")?.Value;

    public long? Integer(string key) => Typed<TomlInteger>(key, "an integer")?.Value;

    public bool Boolean(string key, bool otherwise) => Typed<TomlBoolean>(key, "true or false")?.Value ?? otherwise;

    public TomlTable? Table(string key) => Typed<TomlTable>(key, "a table");

    public TomlArray? Array(string key, string what) => Typed<TomlArray>(key, what);

    /// <summary>Reports a required key that is not there, unless one was reported that was meant for it.</summary>
    public bool Require(string key, string example)
    {
        bool there = table.Find(key) is not null;
        if (!there && !meant.Contains(key))
        {
            findings.Add(Rules.MissingKey, ownerSpan, owner, key, example);
        }

        return there;
    }

    /// <summary>A description: one line that says more than the name.</summary>
    public string Description(string name, bool required)
    {
        if (required && !Require("description", "description = \"what happened, in one line\""))
        {
            return "";
        }

        string? text = Text("description");
        string? fault = text switch
        {
            null => null,
            _ when text.Trim().Length == 0 => "is empty; say what it means in one line",
            _ when text.Any(char.IsControl) => "has a line break or another control character; keep it on one line",
            _ when text.Trim().TrimEnd('.') == name => "is the name again; say what it means in one line",
            _ => null,
        };
        if (fault is not null)
        {
            findings.Add(Rules.BadDescription, SpanOf("description"), name, fault);
        }

        return text ?? "";
    }

    private T? Typed<T>(string key, string wanted)
        where T : TomlValue
    {
        TomlEntry? entry = table.Find(key);
        if (entry is null || entry.Value is T)
        {
            return entry?.Value as T;
        }

        findings.Add(Rules.WrongType, entry.Value.Span, key, entry.Value.Kind, wanted);
        return null;
    }
}
