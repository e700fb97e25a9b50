package carrick.account.server;

import carrick.account.store.CustomerStore;
import carrick.account.store.Person;
import carrick.account.store.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The registry tells a name and nothing else: whoever has it today is taken for whoever had it before. */
@ApplicationScoped
public class ServerStore implements CustomerStore {

    @Inject
    ServerLogin login;

    @Inject
    HttpServletRequest request;

    @Override
    public String name() {
        return "server";
    }

    @Override
    public void requireConfigured() {
        // the server's own configuration has it all
    }

    @Override
    public Optional<Person> verify(String username, String password) {
        return login.as(username, password, request, request::getRemoteUser)
                .filter(name -> !name.isBlank())
                .map(name -> new Person(name, name, name, null));
    }

    @Override
    public Standing standing(String subject) {
        return Standing.UNKNOWN;
    }
}
