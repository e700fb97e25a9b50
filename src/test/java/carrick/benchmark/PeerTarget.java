package carrick.benchmark;

import carrick.support.Alexa;
import carrick.support.Peer;

/** What is the same of all servers that others wrote: a process, and a client {@code bench}. */
abstract class PeerTarget implements Target {

    private static final String CREDENTIALS = Alexa.basic("bench", "benchmark-secret-0123456789");

    private final String name;
    private final Peer peer;
    private final ProcessTime time;

    PeerTarget(String name, Peer peer) {
        this.name = name;
        this.peer = peer;
        this.time = new ProcessTime(peer.process());
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String base() {
        return peer.url();
    }

    @Override
    public final ProcessTime time() {
        return time;
    }

    @Override
    public final String credentials(Kind kind) {
        return CREDENTIALS;
    }

    @Override
    public final void close() {
        peer.close();
    }
}
