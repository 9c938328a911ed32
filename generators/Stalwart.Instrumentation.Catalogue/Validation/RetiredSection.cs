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
        foreach (TomlEntry entry in section?.Entries ?? [])
        {
            if (!int.TryParse(entry.Key, NumberStyles.None, CultureInfo.InvariantCulture, out int id) || id > CatalogueLimits.MaxId)
            {
                bag.Add(Rules.BadRetired, entry.KeySpan, entry.Key);
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
                draft.Retired.Add(id, name.Value);
                lines.Add(id, entry.KeySpan.StartLine + 1);
            }
        }
    }
}
