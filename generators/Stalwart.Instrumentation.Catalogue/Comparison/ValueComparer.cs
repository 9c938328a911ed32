using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>
/// Compares the values of a closed set. The position of a value is its number in C#, which is compiled into callers, so
/// moving a value is as breaking as removing it: a caller that is not recompiled records the value that took its place.
/// </summary>
internal static class ValueComparer
{
    private const int Shown = 3;

    /// <summary>Compares the values of two different enums, whose numbers are unrelated.</summary>
    public static void CompareValues(string subject, string field, string name, string[] was, string[] now, Changes changes)
    {
        if (was.Except(now).ToArray() is { Length: > 0 } lost)
        {
            changes.Add(ChangeClass.Breaking, subject, field, $"{name}lost {Quoted(lost)}");
        }

        if (now.Except(was).ToArray() is { Length: > 0 } gained)
        {
            changes.Add(ChangeClass.Compatible, subject, field, $"{name}gained {Quoted(gained)}");
        }
    }

    /// <summary>Compares two versions of one enum.</summary>
    public static void CompareEnum(string subject, string field, string name, string[] was, string[] now, Changes changes)
    {
        CompareValues(subject, field, name, was, now, changes);
        string[] moved = [.. was.Where((value, place) => System.Array.IndexOf(now, value) is >= 0 and int current && current != place)];
        if (moved.Length > 0)
        {
            string more = moved.Length > Shown ? $" and {moved.Length - Shown} more" : "";
            changes.Add(
                ChangeClass.Breaking,
                subject,
                field,
                $"{name}renumbered {Quoted(moved.Take(Shown))}{more}: numbers are compiled into callers, "
                + "and one that is not recompiled records another value; append new values, and keep the order");
        }
    }

    /// <summary>Compares two versions of the values of a set and of its enum.</summary>
    public static void CompareLists(string subject, string field, string name, ValueList was, ValueList now, Changes changes)
    {
        CompareEnum(subject, field, name, [.. was.Texts], [.. now.Texts], changes);
        foreach ((string text, string member) in was.Texts.Zip(was.Names, (text, member) => (text, member)))
        {
            int place = now.Texts.ToList().IndexOf(text);
            if (place >= 0 && now.Names[place] != member)
            {
                string current = now.Names[place];
                changes.Add(ChangeClass.Breaking, subject, field, $"{name}has member '{current}' for '{text}' instead of '{member}'");
            }
        }

        if (was.Other != now.Other)
        {
            changes.Add(ChangeClass.Breaking, subject, field, $"{name}counts undeclared values as '{now.Other}' instead of '{was.Other}'");
        }
    }

    private static string Quoted(IEnumerable<string> values) => string.Join(", ", values.Select(value => $"'{value}'"));
}
