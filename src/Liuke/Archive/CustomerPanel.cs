using Microsoft.AspNetCore.Components;

namespace Liuke.Archive;

/// <summary>Head: buttons beside the name. Main: the wide column. Side: the narrow one.</summary>
public enum PanelPlace { Main, Side, Head }

/// <summary>A part of the customer page that a higher room brings. Its component takes a parameter Id of type CustomerId.</summary>
public sealed record CustomerPanel(Type Component, int Order, PanelPlace Place);

public static class CustomerPanels
{
    public static IServiceCollection AddCustomerPanel<TComponent>(this IServiceCollection services, int order, PanelPlace place) where TComponent : IComponent
        => services.AddSingleton(new CustomerPanel(typeof(TComponent), order, place));
}
