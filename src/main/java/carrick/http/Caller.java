package carrick.http;

import carrick.platform.Allowances;
import jakarta.enterprise.context.RequestScoped;

/** From where the request comes, as the filters before {@link TraceFilter} left it: the request that CDI injects has not seen them. */
@RequestScoped
public class Caller {

    private String address = "";

    void isAt(String remote) {
        address = remote;
    }

    /** As the proxies told it, as far as they are believed. */
    public String address() {
        return address;
    }

    /** The address, or of an IPv6 address the first half. */
    public String network() {
        return Allowances.network(address);
    }
}
