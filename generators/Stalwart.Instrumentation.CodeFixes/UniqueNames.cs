using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.CodeFixes;

/// <summary>Gives each field and tag of an event a name with a unique parameter.</summary>
internal sealed class UniqueNames
{
    private readonly HashSet<string> taken = [];

    /// <summary>Reserves exactly this name. Returns false when it is already in use.</summary>
    public bool TakeExactly(string name) => taken.Add(CSharpName.Camel(name));

    /// <summary>Reserves a name, with a number appended if it is already in use.</summary>
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
