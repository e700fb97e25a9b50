package carrick.http.proxy;

import carrick.platform.Networks;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What trusted proxies say about a request, by {@code Forwarded} (RFC7239-4) or the older {@code X-Forwarded-*}. A proxy writes one of
 * the two and may hand the other on as the client sent it: where both are there, only what both say counts.
 *
 * @param address of the first that is no trusted proxy, seen from here; {@code null} where that is not told, or not readable
 * @param scheme {@code http} or {@code https}; {@code null} where it is not told
 * @param host without port; {@code null} where it is not told
 * @param port {@code null} where it is not told
 */
record Forwarding(String address, String scheme, String host, Integer port) {

    static final Forwarding NOTHING = new Forwarding(null, null, null, null);

    /** In characters; an honest header is far shorter. */
    private static final int LONGEST = 4_000;

    private static final Pattern PAIR = Pattern.compile("\\G[ \\t]*([!#$%&'*+.^_`|~0-9A-Za-z-]++)="
            + "(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([!#$%&'*+.^_`|~0-9A-Za-z:\\[\\]-]++))[ \\t]*+([;,]|\\z)");
    private static final Pattern NODE = Pattern.compile("\\[([0-9a-fA-F:.]++)](?::[0-9]{1,5})?|([0-9.]++):[0-9]{1,5}");
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\\[[0-9a-fA-F:.]{2,45}])(?::([0-9]{1,5}))?");

    /** @param headers answers a header by its name: lines joined by commas, empty where it is absent */
    static Forwarding of(UnaryOperator<String> headers, Networks proxies) {
        var said = Stream.of(standard(headers.apply("Forwarded"), proxies), older(headers, proxies))
                .flatMap(Optional::stream)
                .toList();
        return said.stream().reduce(Forwarding::agreeing).orElse(NOTHING);
    }

    private Forwarding agreeing(Forwarding other) {
        return new Forwarding(
                same(address, other.address),
                same(scheme, other.scheme),
                same(host, other.host),
                same(port, other.port));
    }

    private static <T> T same(T one, T other) {
        return Objects.equals(one, other) ? one : null;
    }

    /** Empty where there is no such header. */
    private static Optional<Forwarding> standard(String header, Networks proxies) {
        if (header.isBlank()) {
            return Optional.empty();
        }
        var hops = header.length() > LONGEST ? List.<Map<String, String>>of() : elements(header);
        var nodes = hops.stream().map(hop -> hop.getOrDefault("for", "")).toList();
        int client = client(nodes, proxies);
        return Optional.of(client < 0 ? NOTHING : of(nodes.get(client), hops.get(client)));
    }

    private static Forwarding of(String node, Map<String, String> hop) {
        return of(node, hop.getOrDefault("proto", ""), hop.getOrDefault("host", ""), "");
    }

    /** Empty where there is no such header. */
    private static Optional<Forwarding> older(UnaryOperator<String> headers, Networks proxies) {
        var said = Stream.of("For", "Proto", "Host", "Port")
                .map(name -> values(headers.apply("X-Forwarded-" + name)))
                .toList();
        if (said.stream().allMatch(List::isEmpty)) {
            return Optional.empty();
        }
        var nodes = said.get(0);
        int client = client(nodes, proxies);
        if (client < 0 && !nodes.isEmpty()) {
            return Optional.of(NOTHING);
        }
        return Optional.of(of(
                client < 0 ? "" : nodes.get(client),
                at(client, nodes.size(), said.get(1)),
                at(client, nodes.size(), said.get(2)),
                at(client, nodes.size(), said.get(3))));
    }

    /** Every proxy may have added its own value, or the last one has replaced them all. */
    private static String at(int client, int hops, List<String> values) {
        if (values.isEmpty()) {
            return "";
        }
        return values.get(client >= 0 && values.size() == hops ? client : values.size() - 1);
    }

    private static List<String> values(String header) {
        if (header.isBlank()) {
            return List.of();
        }
        return header.length() > LONGEST
                ? List.of("") // there, and not readable: whoever sends that must not make another header count
                : Stream.of(header.split(",", -1)).map(String::strip).toList();
    }

    /** The place of the first node from the right that is no trusted proxy; -1 where a node before it cannot be read. */
    private static int client(List<String> nodes, Networks proxies) {
        for (int place = nodes.size() - 1; place >= 0; place--) {
            var address = address(nodes.get(place));
            if (address.isEmpty()) {
                return -1;
            }
            if (place == 0 || !proxies.contain(address.get())) {
                return place;
            }
        }
        return -1;
    }

    private static Forwarding of(String node, String scheme, String host, String port) {
        var proto = scheme.toLowerCase(Locale.ROOT);
        var authority = HOST.matcher(host);
        var named = authority.matches();
        return new Forwarding(
                address(node).map(InetAddress::getHostAddress).orElse(null),
                proto.equals("http") || proto.equals("https") ? proto : null,
                named ? authority.group(1) : null,
                port(port)
                        .or(() -> named ? port(authority.group(2)) : Optional.empty())
                        .orElse(null));
    }

    /** RFC7239-6, and what others write: with or without port, IPv6 with or without brackets. */
    private static Optional<InetAddress> address(String node) {
        var parts = NODE.matcher(node);
        if (parts.matches()) {
            return Networks.read(parts.group(1) != null ? parts.group(1) : parts.group(2));
        }
        return Networks.read(node);
    }

    private static Optional<Integer> port(String text) {
        return Optional.ofNullable(text)
                .filter(digits -> digits.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .filter(port -> port > 0 && port < 65_536);
    }

    /** What each hop says, in the order of the header; none where a part of it is malformed. */
    private static List<Map<String, String>> elements(String header) {
        var elements = new ArrayList<Map<String, String>>(List.of(new HashMap<>()));
        var pairs = PAIR.matcher(header);
        while (pairs.find()) {
            var value = pairs.group(3) != null ? pairs.group(3) : pairs.group(2).replaceAll("\\\\(.)", "$1");
            elements.get(elements.size() - 1).put(pairs.group(1).toLowerCase(Locale.ROOT), value);
            if (pairs.group(4).isEmpty()) {
                return elements;
            }
            if (pairs.group(4).equals(",")) {
                elements.add(new HashMap<>());
            }
        }
        return List.of();
    }
}
