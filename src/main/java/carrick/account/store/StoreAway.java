package carrick.account.store;

/** A store does not answer, or not with sense. Neither the name nor the password is in it. */
public final class StoreAway extends Exception {

    private static final long serialVersionUID = 1;

    private final String store;

    public StoreAway(String store, String why) {
        super(why);
        this.store = store;
    }

    public String store() {
        return store;
    }
}
