package carrick.alexa.directive;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** {@code /alexa/directives}, which stands apart because it answers errors as Alexa does. */
@ApplicationPath("/alexa/directives")
public class DirectiveEndpoint extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(DirectivesResource.class, DirectiveExceptionMapper.class);
    }
}
