package carrick.preflight.reach;

import carrick.preflight.exam.Check;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ground;
import carrick.preflight.exam.Stage;
import carrick.preflight.wire.Wire;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From the name to the TLS connection, for both URIs. */
public final class Reaching implements Stage {

    private static final List<ReachCheck> MINE = List.of(
            ReachCheck.NAME_UNKNOWN,
            ReachCheck.ADDRESS_IS_PRIVATE,
            ReachCheck.PORT_CLOSED,
            ReachCheck.IPV6_DEAD,
            ReachCheck.TLS_FAILS,
            ReachCheck.CERTIFICATE_EXPIRED,
            ReachCheck.CERTIFICATE_NAME_DIFFERS,
            ReachCheck.INTERMEDIATE_MISSING,
            ReachCheck.CERTIFICATE_UNTRUSTED,
            ReachCheck.CERTIFICATE_EXPIRES_SOON,
            ReachCheck.CERTIFICATE_OF_LETS_ENCRYPT,
            ReachCheck.TLS12_MISSING);

    private final Supplier<Instant> now;

    public Reaching(Supplier<Instant> now) {
        this.now = now;
    }

    @Override
    public String name() {
        return "Names, addresses and certificates";
    }

    @Override
    public List<? extends Check> checks() {
        return MINE;
    }

    @Override
    public Set<Ground> needs() {
        return Set.of(Ground.CONFIGURATION);
    }

    @Override
    public void run(Examination examination) {
        var target = examination.target();
        var authorization = reach(examination, target.authorizationUri());
        var isSame = place(target.authorizationUri()).equals(place(target.tokenUri()));
        var token = isSame ? authorization : reach(examination, target.tokenUri());
        if (authorization) {
            examination.holds(Ground.AUTHORIZATION_URI);
        }
        if (token) {
            examination.holds(Ground.TOKEN_URI);
        }
    }

    private static String place(URI uri) {
        return uri.getScheme() + " " + uri.getHost() + " " + Wire.portOf(uri);
    }

    private boolean reach(Examination examination, URI uri) {
        var ledger = examination.ledger();
        var addresses = addresses(examination, uri.getHost());
        if (!ledger.judge(ReachCheck.NAME_UNKNOWN, !addresses.isEmpty(), uri.getHost() + ": " + told(addresses))) {
            return false;
        }
        var guard = examination.wire().guard();
        ledger.judge(
                ReachCheck.ADDRESS_IS_PRIVATE,
                addresses.stream().allMatch(guard::isForTheWorld),
                uri.getHost() + ": " + told(addresses));
        var callable = addresses.stream()
                .filter(address -> guard.mayBeCalled(uri.getHost(), address))
                .toList();
        var open = callable.stream()
                .filter(address -> examination.wire().isOpen(address, Wire.portOf(uri)))
                .toList();
        if (!ledger.judge(ReachCheck.PORT_CLOSED, !open.isEmpty(), closed(uri, callable, open))) {
            return false;
        }
        ledger.judge(ReachCheck.IPV6_DEAD, open.size() == callable.size(), answering(uri, callable, open));
        return !"https".equals(uri.getScheme()) || shake(examination, uri, open.get(0));
    }

    private static List<InetAddress> addresses(Examination examination, String host) {
        try {
            return List.of(examination.wire().guard().look(host));
        } catch (UnknownHostException unknown) {
            return List.of();
        }
    }

    private static String told(List<InetAddress> addresses) {
        return addresses.isEmpty()
                ? "no address"
                : addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    }

    private static String closed(URI uri, List<InetAddress> callable, List<InetAddress> open) {
        if (callable.isEmpty()) {
            return uri.getHost() + ": none of its addresses may be called from here; see carrick.preflight.networks.";
        }
        return "Port " + Wire.portOf(uri) + " of " + told(open.isEmpty() ? callable : open);
    }

    private static String answering(URI uri, List<InetAddress> callable, List<InetAddress> open) {
        var dead = new ArrayList<>(callable);
        dead.removeAll(open);
        var families = callable.stream().anyMatch(Inet6Address.class::isInstance) ? "IPv4 and IPv6" : "IPv4 only";
        return dead.isEmpty() ? uri.getHost() + ": " + families : "No answer from " + told(dead);
    }

    private boolean shake(Examination examination, URI uri, InetAddress address) {
        var wire = examination.wire();
        var ledger = examination.ledger();
        var shaken = wire.shake(address, Wire.portOf(uri), uri.getHost());
        if (!ledger.judge(
                ReachCheck.TLS_FAILS, shaken.isDone(), shaken.isDone() ? shaken.protocol() : shaken.failure())) {
            return false;
        }
        var older = wire.shake(address, Wire.portOf(uri), uri.getHost(), "TLSv1.2");
        ledger.judge(ReachCheck.TLS12_MISSING, older.isDone(), older.isDone() ? "" : String.valueOf(older.failure()));
        return new ServedChain(shaken.chain(), uri.getHost(), now.get()).judge(ledger, wire.trust());
    }

    static List<ReachCheck> others() {
        return Stream.of(ReachCheck.values())
                .filter(check -> !MINE.contains(check))
                .toList();
    }
}
