using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Writing;
using Stalwart.Instrumentation.Cli.Conventions;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>The values of an enumeration, which all tags of its name share.</summary>
/// <param name="Name">The name of the set.</param>
/// <param name="Description">One line; empty when there is none.</param>
/// <param name="Items">The values in the catalogue, in order.</param>
/// <param name="Other">The value that unlisted values count as.</param>
/// <param name="Size">The number of its slots.</param>
internal sealed record ImportedTagSet(string Name, string Description, IReadOnlyList<object> Items, string Other, int Size)
{
    /// <summary>The conventions' name for a value that is none of the others.</summary>
    private const string Fallback = "_OTHER";

    /// <summary>Returns the set with the members of an attribute; null when the values cannot be a closed set.</summary>
    public static ImportedTagSet? Of(string name, AttributeDefinition attribute)
    {
        AttributeMember[] members = [.. attribute.Members.DistinctBy(member => member.Value)];
        bool isInteger = members.All(member => member.IsInteger);
        string other = OtherOf([.. members.Select(member => member.Value)]);
        AttributeMember[] own = [.. members.Where(member => member.Value != other)];
        if (own.Length is 0 or > CatalogueLimits.MaxValues - 1
            || !own.All(member => NameGrammar.IsTagValue(member.Value))
            || own.Any(member => string.Equals(member.Value, other, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var names = new HashSet<string>();
        var items = new List<object>();
        if (members.FirstOrDefault(member => member.Value == other) is { } fallback)
        {
            names.Add("Other");
            items.Add(Item(fallback.Value, isInteger: false, "Other"));
        }

        // The value for all others is named first, and is placed last.
        items.InsertRange(0, own.Select(member => Item(member.Value, isInteger, MemberName(member, isInteger, names))).ToArray());
        return new ImportedTagSet(name, attribute.Brief, items, other, own.Length + 1);
    }

    private static string OtherOf(string[] values) =>
        values.FirstOrDefault(value => value == Fallback)
        ?? values.FirstOrDefault(value => value == TagModel.DefaultOther)
        ?? values.FirstOrDefault(value => string.Equals(value, TagModel.DefaultOther, StringComparison.OrdinalIgnoreCase))
        ?? TagModel.DefaultOther;

    /// <summary>Returns a name from the value, if possible; otherwise, from the id, which describes the meaning of a number.</summary>
    private static string MemberName(AttributeMember member, bool isInteger, HashSet<string> names)
    {
        string ofValue = CSharpName.Pascal(member.Value), ofId = CSharpName.Pascal(member.Id);
        string[] words = isInteger || ofValue.StartsWith('_') ? [ofId, ofValue] : [ofValue, ofId];
        string[] candidates = [.. words.Where(NameGrammar.IsMember)];
        string wanted = candidates.FirstOrDefault(name => !names.Contains(name)) ?? candidates.FirstOrDefault() ?? "Value";
        string name = wanted;
        for (int number = 2; !names.Add(name); number++)
        {
            name = $"{wanted}_{number.ToString(CultureInfo.InvariantCulture)}";
        }

        return name;
    }

    private static object Item(string text, bool isInteger, string name)
    {
        object value = isInteger ? long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : text;
        return name == CSharpName.Pascal(text) ? value : new CatalogueTable { { TagTable.Value, value }, { TagTable.Name, name } };
    }
}
