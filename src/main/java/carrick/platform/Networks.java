package carrick.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses and networks, such as {@code 10.1.2.3, 127.0.0.0/8, ::1}. A name is no address: nothing is ever looked up. */
public final class Networks {

    public static final Networks NONE = new Networks(List.of());

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    /**
     * @param list separated by commas; a number of bits after {@code /} makes a network of an address
     * @throws IllegalArgumentException where a part is neither an address nor a network
     */
    public static Networks parse(String list) {
        var networks = new ArrayList<Network>();
        for (var part : list.split(",", -1)) {
            networks.add(Network.parse(part.strip()));
        }
        return new Networks(networks);
    }

    public boolean contain(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address.getAddress()));
    }

    /** Whether the text is an address in one of them; what a container adds to it, such as {@code %eth0}, does not matter. */
    public boolean contain(String address) {
        return address != null
                && !networks.isEmpty() // as of most servers, which are asked for each request
                && read(address.split("%", 2)[0]).filter(this::contain).isPresent();
    }

    /** An IPv4 or IPv6 address as people write it; an IPv4 address in the clothes of IPv6 counts as what it is. */
    public static Optional<InetAddress> read(String text) {
        try {
            return IPV4.matcher(text).matches() || IPV6.matcher(text).matches()
                    ? Optional.of(InetAddress.getByName(text))
                    : Optional.empty();
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    private record Network(byte[] address, int bits) {

        static Network parse(String text) {
            var parts = text.split("/", 2);
            var address = read(parts[0])
                    .orElseThrow(() -> new IllegalArgumentException("no address"))
                    .getAddress();
            int bits = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > address.length * 8) {
                throw new IllegalArgumentException("no number of bits");
            }
            return new Network(address, bits);
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                if (((address[bit / 8] ^ other[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
