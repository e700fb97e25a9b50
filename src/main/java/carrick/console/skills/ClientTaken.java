package carrick.console.skills;

/** There is a client of that id already; making a skill must not change it. */
public final class ClientTaken extends RuntimeException {

    ClientTaken(String clientId) {
        super("there is a client with the id " + clientId + " already");
    }
}
