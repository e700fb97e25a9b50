package carrick.benchmark;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.UnaryOperator;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A resource, and a {@linkplain Form Faces form}, that do nothing: what the server itself costs. */
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

    /** Writes the resource as a WAR. */
    static java.nio.file.Path war(java.nio.file.Path file) throws IOException {
        return write(file, war -> war.addClasses(Root.class, Nothing.class));
    }

    /** Writes the form as a WAR. */
    static java.nio.file.Path form(java.nio.file.Path file) throws IOException {
        return write(file, war -> war.addClass(Form.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .setWebXML("benchmark/form/web.xml")
                .addAsWebResource("benchmark/form/form.xhtml", "form.xhtml"));
    }

    private static java.nio.file.Path write(java.nio.file.Path file, UnaryOperator<WebArchive> filled)
            throws IOException {
        Files.createDirectories(file.getParent());
        filled.apply(ShrinkWrap.create(WebArchive.class, file.getFileName().toString()))
                .as(ZipExporter.class)
                .exportTo(file.toFile(), true);
        return file;
    }
}
