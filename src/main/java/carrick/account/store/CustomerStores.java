package carrick.account.store;

import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The stores in use, in the order in which they are asked. */
@ApplicationScoped
public class CustomerStores {

    /** Carrick's own accounts, which are no {@link CustomerStore}. */
    public static final String BUILT_IN = "built-in";

    private static final String UPSTREAM = "oidc";

    @Inject
    @Any
    Instance<CustomerStore> all;

    @Inject
    Settings settings;

    /** @throws carrick.platform.Misconfigured naming the key of a store in use that is missing or wrong */
    public void requireConfigured() {
        names().flatMap(this::called).forEach(CustomerStore::requireConfigured);
    }

    /** Whether anybody signs in with a password here. */
    public boolean hasPasswords() {
        return names().anyMatch(name -> !name.equals(UPSTREAM));
    }

    /** Whether somebody may sign in at an OpenID provider. */
    public boolean hasUpstream() {
        return names().anyMatch(UPSTREAM::equals);
    }

    /** The hosts of others whose pages customers may see. */
    public List<String> providerHosts() {
        return ofOthers().stream()
                .map(CustomerStore::host)
                .flatMap(Optional::stream)
                .toList();
    }

    public boolean hasBuiltIn() {
        return names().anyMatch(BUILT_IN::equals);
    }

    /** Those of others, in their order. */
    public List<CustomerStore> ofOthers() {
        return names().flatMap(this::called).toList();
    }

    /** Somebody, and the store that knows them. */
    public record Found(String store, Person person) {}

    /**
     * Asks one after the other. Whoever writes {@code @} and the name of a store behind the user name asks that one alone.
     *
     * @throws StoreAway where one could not be asked, and no other knows the name and the password
     */
    public Optional<Found> verify(String typed, String password) throws StoreAway {
        var named = ofOthers().stream()
                .filter(store -> typed.endsWith(ending(store)))
                .findFirst();
        var name = named.map(store ->
                        typed.substring(0, typed.length() - ending(store).length()))
                .orElse(typed);
        StoreAway first = null;
        for (var store : named.map(List::of).orElseGet(this::ofOthers)) {
            try {
                var person = store.verify(name, password);
                if (person.isPresent()) {
                    return Optional.of(new Found(store.name(), person.get()));
                }
            } catch (StoreAway away) {
                first = first == null ? away : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return Optional.empty();
    }

    private static String ending(CustomerStore store) {
        return "@" + store.name();
    }

    /** The store in use of that name; empty for the built-in one, and for one that is not in use. */
    public Optional<CustomerStore> find(String name) {
        return ofOthers().stream().filter(store -> store.name().equals(name)).findFirst();
    }

    /** The names in their order, {@link #BUILT_IN} among them. */
    public Stream<String> names() {
        return Arrays.stream(settings.text(Setting.ACCOUNTS).split(",")).map(String::strip);
    }

    private Stream<CustomerStore> called(String name) {
        return all.stream().filter(store -> store.name().equals(name));
    }
}
