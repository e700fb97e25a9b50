package carrick.support;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that ships, for tests that run inside of it. */
public final class Deployments {

    private Deployments() {}

    /** With these classes and AssertJ added, and under its own name instead of the root, where Arquillian looks for it. */
    public static WebArchive war(Class<?>... helpers) {
        var war = ShrinkWrap.createFromZipFile(
                WebArchive.class, CarrickServer.war().toFile());
        war.delete("/WEB-INF/ibm-web-ext.xml");
        return war.addClasses(helpers).addAsLibraries(jarOf(Assertions.class), jarOf(net.bytebuddy.ByteBuddy.class));
    }

    private static File jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toFile();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
