package carrick.alexa.delivery;

/** What became of an event on its way to one link. */
public enum DeliveryStatus {
    /** It waits for its turn, or for another try. */
    WAITING,
    /** The gateway accepted it, which is no proof that Alexa did something with it. */
    DELIVERED,
    /** A newer report of the same things was there before it was sent. */
    REPLACED,
    /** The gateway refused it for good. */
    FAILED,
    /** The gateway was not available for longer than an event lives. */
    EXPIRED,
    /** The customer left before it was sent. */
    DROPPED
}
