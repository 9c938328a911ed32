using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Syntax;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads <c>[retired]</c>.</summary>
internal static class RetiredSection
{
    public static void Read(TomlTable root, CatalogueDraft draft, Findings findings)
    {
        foreach (TomlEntry entry in Sections.Find(root, "retired", findings)?.Entries ?? [])
        {
            if (!int.TryParse(entry.Key, NumberStyles.None, CultureInfo.InvariantCulture, out int id) || id > FreeIds.Last)
            {
                findings.Add(Rules.BadRetired, entry.KeySpan, entry.Key);
            }
            else if (entry.Value is not TomlString name)
            {
                findings.Add(Rules.WrongType, entry.Value.Span, entry.Key, entry.Value.Kind, "a string, the event that had the id");
            }
            else if (draft.Retired.ContainsKey(id))
            {
                findings.Add(Rules.DuplicateKey, entry.KeySpan, entry.Key, "another form");
            }
            else
            {
                draft.Retired.Add(id, name.Value);
            }
        }
    }
}
