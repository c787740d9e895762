using Liuke.Basics;
using Microsoft.AspNetCore.Components;

namespace Liuke.Archive;

/// <summary>Head: buttons beside the name. Main: the wide column. Side: the narrow one.</summary>
public enum PanelPlace { Main, Side, Head }

/// <summary>A leaf of the customer page behind the first, so that the first stays short.</summary>
/// <param name="Key">In the address, as in ?tab=ties.</param>
public sealed record CustomerTab(string Key, Text Title)
{
    public static readonly CustomerTab Ties = new("ties", new("成交与关系", "Deals and ties"));
}

/// <summary>A part of the customer page that a higher room brings. Its component takes a parameter Id of type CustomerId.</summary>
/// <param name="Tab">Null for the first leaf. Buttons in the head stand on every leaf.</param>
public sealed record CustomerPanel(Type Component, int Order, PanelPlace Place, CustomerTab? Tab = null);

public static class CustomerPanels
{
    public static IServiceCollection AddCustomerPanel<TComponent>(this IServiceCollection services, int order, PanelPlace place, CustomerTab? tab = null) where TComponent : IComponent
        => services.AddSingleton(new CustomerPanel(typeof(TComponent), order, place, tab));
}
