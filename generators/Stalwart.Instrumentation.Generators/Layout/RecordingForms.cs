using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>Adds the other forms of recording to a layout: scopes and the local recorder.</summary>
internal static class RecordingForms
{
    public static CatalogueLayout With(this CatalogueLayout layout, CatalogueModel model)
    {
        Dictionary<string, EquatableArray<ScopeLayout>> scopes = EventScopes.Of(model);
        bool hasLocal = LocalEvents.IsEmitted(layout.Catalogue.Class, layout.Catalogue.Families);
        return layout with
        {
            Families = new EquatableArray<FamilyInput>(layout.Families.Select(family => family with
            {
                HasLocal = hasLocal,
                Events = new EquatableArray<EventLayout>(family.Events.Select(item => item with { Scopes = scopes[item.Event.Name] })),
            })),
        };
    }
}
