package carrick.benchmark;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.nio.file.Files;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A resource that does nothing: what the server itself costs. */
public final class Empty {

    private Empty() {}

    /** Its application. */
    @ApplicationPath("/")
    public static class Root extends Application {}

    /** The resource. */
    @Path("nothing")
    public static class Nothing {

        @GET
        public String get() {
            return "";
        }
    }

    /** Writes it as a WAR. */
    static java.nio.file.Path war(java.nio.file.Path file) throws java.io.IOException {
        Files.createDirectories(file.getParent());
        ShrinkWrap.create(WebArchive.class, file.getFileName().toString())
                .addClasses(Root.class, Nothing.class)
                .as(ZipExporter.class)
                .exportTo(file.toFile(), true);
        return file;
    }
}
