namespace Liuke.Trade.Habits;

/// <summary>That whoever buys one product buys another as well, counted over all the firm's customers.</summary>
public sealed class ProductAffinity
{
    private ProductAffinity() { }

    internal ProductAffinity(ProductId product, ProductId other, (int Buyers, int OtherBuyers, int Both, int All) counts)
        => (ProductId, OtherId, Buyers, OtherBuyers, Both, All) = (product, other, counts.Buyers, counts.OtherBuyers, counts.Both, counts.All);

    public ProductId ProductId { get; private set; }
    public ProductId OtherId { get; private set; }

    /// <summary>How many customers bought the product.</summary>
    public int Buyers { get; private set; }
    public int OtherBuyers { get; private set; }
    public int Both { get; private set; }

    /// <summary>How many customers bought anything.</summary>
    public int All { get; private set; }

    /// <summary>Of those who bought the product, how many bought the other too.</summary>
    public double Share => (double)Both / Buyers;

    /// <summary>How much likelier the other is among the product's buyers than among all: 1 where they have nothing to do with each other.</summary>
    public double Lift => Share / ((double)OtherBuyers / All);
}
