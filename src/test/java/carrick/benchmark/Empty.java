package carrick.benchmark;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
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

/** A resource and a Faces form that do nothing: what the server itself costs. */
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

    /** Of the form. */
    @Named("nothing")
    @RequestScoped
    public static class Form {

        private String name;
        private String secret;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public String getSecret() {
            return secret;
        }

        public void setSecret(String secret) {
            this.secret = secret;
        }

        public String send() {
            return "form?faces-redirect=true";
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
