package carrick.http;

import carrick.platform.Allowances;
import jakarta.enterprise.context.RequestScoped;

/** From where the request comes, as the filters before {@link TraceFilter} left it: the request that CDI injects has not seen them. */
@RequestScoped
public class Caller {

    private String network = "";

    void isAt(String address) {
        network = Allowances.network(address);
    }

    /** The address, or of an IPv6 address the first half. */
    public String network() {
        return network;
    }
}
