using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Returns the C# type of a tag's parameter.</summary>
internal static class TagType
{
    /// <param name="type">The catalogue's class.</param>
    /// <param name="eventName">The event that has the tag.</param>
    /// <param name="tag">The tag.</param>
    public static string Of(ClassModel type, string eventName, TagModel tag) => Given(type, eventName, tag) + (tag.IsOptional ? "?" : "");

    /// <summary>Returns the nullable type.</summary>
    public static string Nullable(ClassModel type, string eventName, TagModel tag) => Given(type, eventName, tag).TrimEnd('?') + "?";

    private static string Given(ClassModel type, string eventName, TagModel tag) => tag.Kind switch
    {
        TagKind.Bool => "bool",
        TagKind.Open when tag.IsInteger => "long",
        TagKind.Open => tag.IsOptional ? "string" : "string?",
        _ => type.Global(type.EnumOf(tag.Set is null ? CSharpName.TagEnum(eventName, tag.Name) : CSharpName.SetEnum(tag.Set)).Used),
    };
}
