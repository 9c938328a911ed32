using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.CodeFixes;

/// <summary>Gives each field and tag of an event a name whose parameter no other has.</summary>
internal sealed class UniqueNames
{
    private readonly HashSet<string> taken = [];

    /// <summary>Takes a name that must be the very one; false when it is taken.</summary>
    public bool TakeExactly(string name) => taken.Add(CSharpName.Camel(name));

    /// <summary>Takes a name, with a number behind it when it is taken.</summary>
    public string Take(string? wanted)
    {
        string name = wanted ?? "value";
        string unique = name;
        for (int number = 2; !TakeExactly(unique); number++)
        {
            unique = name + number;
        }

        return unique;
    }
}
