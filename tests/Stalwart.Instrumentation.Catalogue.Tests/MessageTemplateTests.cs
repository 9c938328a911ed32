using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Tests;

public sealed class MessageTemplateTests
{
    [Fact]
    public void Template_is_parsed_into_literal_parts_and_placeholders_with_offsets()
    {
        var template = MessageTemplate.Parse("Sign-in of {user}: {http.request.method}");
        Assert.Equal(
            [
                new MessagePart("Sign-in of ", false, 0, 11),
                new MessagePart("user", true, 11, 6),
                new MessagePart(": ", false, 17, 2),
                new MessagePart("http.request.method", true, 19, 21),
            ],
            template.Parts);
        Assert.Equal(["user", "http.request.method"], template.Names);
        Assert.Empty(template.Faults);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text", "text")]
    [InlineData("{{}}", "{}")]
    [InlineData("{{user}}", "{user}")]
    [InlineData("{a}", "<a>")]
    [InlineData("{{{a}}}", "{", "<a>", "}")]
    [InlineData("{a}{b}", "<a>", "<b>")]
    [InlineData("{a}}}b", "<a>", "}b")]
    [InlineData("a {{ b {c-d} e", "a { b ", "<c-d>", " e")]
    [InlineData("🙂{a}🙂", "🙂", "<a>", "🙂")]
    public void Doubled_braces_are_part_of_the_surrounding_literal(string text, params string[] parts)
    {
        var template = MessageTemplate.Parse(text);
        Assert.Equal(parts, template.Parts.Select(part => part.IsPlaceholder ? $"<{part.Text}>" : part.Text));
        Assert.Empty(template.Faults);
    }

    [Theory]
    [InlineData("a {user", nameof(MessageFaultKind.Unclosed), 2, 1)]
    [InlineData("{", nameof(MessageFaultKind.Unclosed), 0, 1)]
    [InlineData("{a{b}", nameof(MessageFaultKind.Unclosed), 0, 1)]
    [InlineData("a}", nameof(MessageFaultKind.Unopened), 1, 1)]
    [InlineData("{a}}", nameof(MessageFaultKind.Unopened), 3, 1)]
    [InlineData("a {} b", nameof(MessageFaultKind.Empty), 2, 2)]
    [InlineData("a { } b", nameof(MessageFaultKind.Empty), 2, 3)]
    [InlineData("{:N2}", nameof(MessageFaultKind.Empty), 0, 5)]
    [InlineData("{size:N2}", nameof(MessageFaultKind.Formatted), 0, 9)]
    [InlineData("{size,10}", nameof(MessageFaultKind.Formatted), 0, 9)]
    [InlineData("{@order}", nameof(MessageFaultKind.Formatted), 0, 8)]
    [InlineData("{$order}", nameof(MessageFaultKind.Formatted), 0, 8)]
    public void Template_error_has_a_kind_and_a_place(string text, string kind, int start, int length)
    {
        MessageFault fault = Assert.Single(MessageTemplate.Parse(text).Faults);
        Assert.Equal(new MessageFault(Enum.Parse<MessageFaultKind>(kind), start, length), fault);
    }

    [Fact]
    public void Placeholder_name_excludes_the_format_and_repeated_names_are_listed_once() =>
        Assert.Equal(["size", "user"], MessageTemplate.Parse("{size:N2} {user} {@size,3}").Names);

    [Fact]
    public void All_errors_of_a_template_are_found() => Assert.Equal(
        [MessageFaultKind.Unopened, MessageFaultKind.Empty, MessageFaultKind.Unclosed],
        MessageTemplate.Parse("} {} {").Faults.Select(fault => fault.Kind));

    [Theory]
    [InlineData("plain")]
    [InlineData("{a}")]
    [InlineData("}}{{ } {")]
    public void Escaped_text_is_a_single_literal_part(string text)
    {
        var template = MessageTemplate.Parse(MessageTemplate.Escape(text));
        Assert.Equal(text, Assert.Single(template.Parts).Text);
        Assert.Empty(template.Faults);
    }

    [Fact]
    public void Template_parts_cover_any_text_in_order_and_within_bounds()
    {
        var random = new Random(20);
        const string Letters = "{}{}ab.:@ ";
        for (int round = 0; round < 20_000; round++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(12)).Select(_ => Letters[random.Next(Letters.Length)])]);
            var template = MessageTemplate.Parse(text);
            int end = 0;
            foreach (MessagePart part in template.Parts)
            {
                Assert.InRange(part.Start, end, text.Length);
                end = part.Start + part.Length;
            }

            Assert.InRange(end, 0, text.Length);
            Assert.All(template.Faults, fault => Assert.InRange(fault.Start + fault.Length, 1, text.Length));
        }
    }

    [Fact]
    public void Templates_with_the_same_text_are_equal()
    {
        MessageTemplate one = MessageTemplate.Parse("{a} b"), same = MessageTemplate.Parse("{a} b"), other = MessageTemplate.Parse("{a} c");
        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, other);
    }
}
