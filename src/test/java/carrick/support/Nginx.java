package carrick.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/** A reverse proxy that hands each request to the next node, whoever sent it: no sticky sessions. Every answer names its node. */
public final class Nginx {

    /** Who answered, in every answer. */
    public static final String NODE = "X-Node";

    private static final Path NGINX = Path.of(System.getProperty("carrick.nginx", "/usr/sbin/nginx"));

    private final int port;
    private final Path folder;
    private Process process;

    public Nginx(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    public String address() {
        return "http://localhost:" + port;
    }

    /** In turn between these; a node that cannot be reached is passed over. */
    public Nginx start(CarrickServer... nodes) {
        Assumptions.assumeTrue(
                Files.isExecutable(NGINX),
                "Without nginx (Debian: nginx-light) nothing is known about several nodes behind a proxy.");
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("nginx.conf"), configuration(nodes));
            process = new ProcessBuilder(
                            NGINX.toString(), "-p", folder.toString(), "-c", "nginx.conf", "-e", "error.log")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("console.log").toFile())
                    .start();
            return this;
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    public void stop() {
        if (process != null) {
            process.destroy();
            try {
                process.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String configuration(CarrickServer... nodes) {
        var upstream = Arrays.stream(nodes)
                .map(node -> "server " + node.address().substring("http://".length()) + " max_fails=1 fail_timeout=2s;")
                .collect(Collectors.joining("\n    "));
        return """
                daemon off;
                worker_processes 1;
                pid nginx.pid;
                events { worker_connections 2048; }
                http {
                  access_log off;
                  client_body_temp_path client; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                  upstream carrick {
                    %s
                  }
                  server {
                    listen %d;
                    location / {
                      proxy_pass http://carrick;
                      proxy_connect_timeout 2s;
                      proxy_read_timeout 30s;
                      proxy_set_header Host $http_host;
                      proxy_set_header X-Forwarded-For $remote_addr;
                      proxy_set_header X-Forwarded-Proto $scheme;
                      add_header %s $upstream_addr always;
                    }
                  }
                }
                """.formatted(upstream.replace("localhost", "127.0.0.1"), port, NODE);
    }
}
