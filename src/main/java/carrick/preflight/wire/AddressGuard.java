package carrick.preflight.wire;

import carrick.platform.Networks;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Which addresses a run may call: those that anybody on the Internet can reach, and those that the configuration allows. A name is
 * resolved once per run and stays what it was then, so that a name server cannot answer one address for the look and another for the call.
 */
public final class AddressGuard implements DnsResolver {

    /** IPv6 that is in use for the world: all else is for a host, a link, a site, or nobody (RFC4291-2.4). */
    private static final Networks GLOBAL_IPV6 = Networks.parse("2000::/3");

    /** What is for special purposes (RFC6890), inner networks, and the ways to write an IPv4 address as IPv6. */
    private static final Networks SPECIAL =
            Networks.parse("0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16,"
                    + " 172.16.0.0/12, 192.0.0.0/24, 192.0.2.0/24, 192.88.99.0/24, 192.168.0.0/16, 198.18.0.0/15, 198.51.100.0/24,"
                    + " 203.0.113.0/24, 224.0.0.0/4, 240.0.0.0/4, 2001::/23, 2001:db8::/32, 2002::/16, 3fff::/20");

    private static final int SECONDS_FOR_A_NAME = 5;

    private final Networks allowed;
    private final String ownHost;
    private final Map<String, InetAddress[]> resolved = new ConcurrentHashMap<>();

    /**
     * @param allowed also where they are not for the world
     * @param ownHost of this server, which may be called wherever it is
     */
    public AddressGuard(Networks allowed, String ownHost) {
        this.allowed = allowed;
        this.ownHost = ownHost;
    }

    /** Whether anybody on the Internet can reach it. */
    public boolean isForTheWorld(InetAddress address) {
        var family = address instanceof Inet4Address || GLOBAL_IPV6.contain(address);
        return family && !SPECIAL.contain(address);
    }

    /** The addresses of the name, called or not. */
    public InetAddress[] look(String host) throws UnknownHostException {
        var name = host.replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT);
        var known = resolved.get(name);
        if (known == null) {
            known = ask(name);
            var before = resolved.putIfAbsent(name, known);
            known = before == null ? known : before;
        }
        return known.clone();
    }

    /** A name server that is silent keeps a thread of the common pool, not the run. */
    private static InetAddress[] ask(String name) throws UnknownHostException {
        try {
            return CompletableFuture.supplyAsync(() -> {
                        try {
                            return InetAddress.getAllByName(name);
                        } catch (UnknownHostException unknown) {
                            return new InetAddress[0];
                        }
                    })
                    .get(SECONDS_FOR_A_NAME, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(name);
        } catch (ExecutionException | TimeoutException silent) {
            throw new UnknownHostException(name + ": no answer in " + SECONDS_FOR_A_NAME + " seconds");
        }
    }

    public boolean mayBeCalled(String host, InetAddress address) {
        return isForTheWorld(address) || allowed.contain(address) || host.equalsIgnoreCase(ownHost);
    }

    /** Those that may be called. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var all = look(host);
        var good =
                Arrays.stream(all).filter(address -> mayBeCalled(host, address)).toArray(InetAddress[]::new);
        if (all.length == 0) {
            throw new UnknownHostException("there is no address for the name " + host);
        }
        if (good.length == 0) {
            throw new Forbidden(host, List.of(all));
        }
        return good;
    }

    /** Why nothing is sent to that address; empty where it may be. */
    public Optional<String> complaintAbout(URI uri) {
        var isPlain = "http".equals(uri.getScheme());
        if (!isPlain && !"https".equals(uri.getScheme()) || uri.getHost() == null) {
            return Optional.of(uri.getScheme() + ": is no address that can be called.");
        }
        try {
            var isInPublic = Arrays.stream(resolve(uri.getHost())).anyMatch(this::isForTheWorld);
            return isPlain && isInPublic
                    ? Optional.of("It is not https: nothing is sent there unencrypted.")
                    : Optional.empty();
        } catch (UnknownHostException unknown) {
            return Optional.of(unknown.getMessage());
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The name leads to where only this server's neighbours can go. */
    static final class Forbidden extends UnknownHostException {

        private static final long serialVersionUID = 1;

        private Forbidden(String host, List<InetAddress> addresses) {
            super(host + " is " + addresses.get(0).getHostAddress()
                    + ", an address that only the network around this server can reach. Alexa cannot, and a preflight does not"
                    + " unless carrick.preflight.networks allows it.");
        }
    }
}
