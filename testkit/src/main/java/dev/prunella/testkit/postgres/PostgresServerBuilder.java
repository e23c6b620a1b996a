// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.postgres;

import dev.prunella.testkit.network.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** How a {@link PostgresServer} is to be started. Not safe for use by several threads. */
public final class PostgresServerBuilder {

    private final Map<String, String> settings = new LinkedHashMap<>();
    private String name = "postgres";
    private int port;

    PostgresServerBuilder() {
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("fsync", "off");
        settings.put("full_page_writes", "off");
        // files in the data directory, so that a killed server leaves nothing outside of it
        settings.put("dynamic_shared_memory_type", "mmap");
    }

    /** The name that logs and errors show; default {@code postgres}. */
    public PostgresServerBuilder name(String name) {
        this.name = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * The port to listen on; default 0, a free one.
     *
     * @throws IllegalArgumentException if it is not between 0 and 65,535
     */
    public PostgresServerBuilder port(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(name + ": port " + port + " is not between 0 and 65535");
        }
        this.port = port;
        return this;
    }

    /**
     * A line of {@code postgresql.conf}, such as {@code max_connections}, {@code 20}; overrides the fixture's own.
     *
     * @throws IllegalArgumentException if the setting's name is not one, or it is {@code port}
     */
    public PostgresServerBuilder setting(String setting, String value) {
        if (!setting.matches("[A-Za-z_][A-Za-z0-9_.]*") || setting.equals("port")) {
            throw new IllegalArgumentException(name + ": '" + setting + "' cannot be set here");
        }
        settings.put(setting, Objects.requireNonNull(value, setting));
        return this;
    }

    /**
     * Starts the server and returns when it answers.
     *
     * @throws IllegalStateException if no server can run here ({@link PostgresServer#isAvailable()}), or this one did not
     *     start; the message says why
     */
    public PostgresServer start() {
        try {
            Installation installation = Machine.installation();
            DataDirectory directory = DataDirectory.copyOf(installation.template());
            return start(installation, directory, port == 0 ? FreePort.find() : port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PostgresServer start(Installation installation, DataDirectory directory, int chosenPort)
            throws IOException {
        try {
            directory.configure(settings);
            directory.configure(Map.of("port", Integer.toString(chosenPort)));
            return new PostgresServer(name, chosenPort, installation, directory);
        } catch (IOException | RuntimeException e) {
            directory.delete();
            throw e;
        }
    }
}
