namespace Shop.Payments;

/// <summary>Takes payments.</summary>
public static class Till
{
    /// <summary>Charges an order.</summary>
    /// <param name="cents">The amount in cents.</param>
    /// <returns>Whether the payment was accepted.</returns>
    public static bool Charge(int cents)
    {
        if (cents <= 0)
        {
            PaymentEvents.Order.Failed();
            return false;
        }

        PaymentEvents.Payment.Retried();
        PaymentEvents.Payment.Accepted(cents < 5000 ? PaymentAcceptedMethod.Card : PaymentAcceptedMethod.Invoice);
        return true;
    }
}
