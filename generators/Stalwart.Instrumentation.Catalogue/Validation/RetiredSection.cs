using System.Collections.Generic;
using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads <c>[retired]</c>.</summary>
internal static class RetiredSection
{
    public static void Read(TomlTable? section, CatalogueDraft draft, DiagnosticBag bag)
    {
        var lines = new Dictionary<int, int>();
        var ids = new Dictionary<string, int>();
        foreach (TomlEntry entry in section?.Entries ?? [])
        {
            if (!int.TryParse(entry.Key, NumberStyles.None, CultureInfo.InvariantCulture, out int id) || id > CatalogueLimits.MaxId)
            {
                bag.Add(Rules.BadRetired, entry.KeySpan, entry.Key, "is not a valid id");
            }
            else if (entry.Value is not TomlString name)
            {
                bag.Add(Rules.WrongType, entry.Value.Span, entry.Key, entry.Value.Kind, "a string with the name of the event");
            }
            else if (draft.Retired.ContainsKey(id))
            {
                bag.Add(Rules.DuplicateKey, entry.KeySpan, entry.Key, lines[id].ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                if (name.Value.Trim().Length == 0)
                {
                    bag.Add(Rules.BadRetired, name.Span, entry.Key, "has no name");
                }
                else if (ids.TryGetValue(name.Value, out int first))
                {
                    bag.Add(Rules.BadRetired, name.Span, name.Value, $"is already retired with id {first} on line {lines[first]}");
                }
                else
                {
                    ids.Add(name.Value, id);
                }

                draft.Retired.Add(id, name.Value);
                lines.Add(id, entry.KeySpan.StartLine + 1);
            }
        }
    }
}
