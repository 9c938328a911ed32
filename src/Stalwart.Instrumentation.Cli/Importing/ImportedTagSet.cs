using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Writing;
using Stalwart.Instrumentation.Cli.Conventions;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>The values of an enumeration, for all tags of its name.</summary>
/// <param name="Name">The name of the set.</param>
/// <param name="Description">One line; empty when there is none.</param>
/// <param name="Items">The values as the catalogue has them, in their order.</param>
/// <param name="Other">What values outside the list count as.</param>
/// <param name="Size">How many positions it takes in the series arithmetic.</param>
internal sealed record ImportedTagSet(string Name, string Description, IReadOnlyList<object> Items, string Other, int Size)
{
    /// <summary>What the conventions call a value that is none of the others.</summary>
    private const string Fallback = "_OTHER";

    /// <summary>The set with the members of an attribute; null when the values cannot be a closed set.</summary>
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

        // The word for the others has its name first, and its place last.
        items.InsertRange(0, own.Select(member => Item(member.Value, isInteger, MemberName(member, isInteger, names))).ToArray());
        return new ImportedTagSet(name, attribute.Brief, items, other, own.Length + 1);
    }

    private static string OtherOf(string[] values) =>
        values.FirstOrDefault(value => value == Fallback)
        ?? values.FirstOrDefault(value => value == TagModel.DefaultOther)
        ?? values.FirstOrDefault(value => string.Equals(value, TagModel.DefaultOther, StringComparison.OrdinalIgnoreCase))
        ?? TagModel.DefaultOther;

    /// <summary>The value's own words if they make a name; otherwise the id's, which say what a number means.</summary>
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
