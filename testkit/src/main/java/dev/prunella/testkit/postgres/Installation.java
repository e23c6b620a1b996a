// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The unpacked programs and a data directory that was initialised once, both kept in {@code java.io.tmpdir} for the next
 * run: a server starts from a copy in a fraction of a second instead of two.
 *
 * @param home where {@code bin/postgres} lies
 * @param template what each server's data directory is a copy of
 */
record Installation(Identity identity, Path home, Path template) {

    /** Unpacks and initialises what an earlier run has not left. Safe for several JVMs at a time. */
    static Installation prepare(Identity identity) {
        try {
            String user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_");
            Path cache = PrivateDirectory.named("prunella-testkit-" + user);
            Archive archive = Archive.ofThisMachine();
            Path home = once(cache.resolve("postgres-" + archive.fingerprint()), archive::unpackInto);
            Path template =
                    once(cache.resolve("template-" + archive.fingerprint()), data -> initialise(identity, home, data));
            return new Installation(identity, home, template);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> serverCommand(Path data) {
        return identity.command(List.of(program(home, "postgres"), "-D", data.toString()));
    }

    private static void initialise(Identity identity, Path home, Path data) {
        Commands.run(identity.command(List.of(
                program(home, "initdb"),
                "--pgdata=" + data,
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync")));
    }

    private static String program(Path home, String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** Fills a directory beside {@code wanted} and renames it, so that no one ever sees half of it. */
    private static Path once(Path wanted, Filling filling) throws IOException {
        if (Files.isDirectory(wanted)) {
            return wanted;
        }
        Path draft = Files.createTempDirectory(wanted.getParent(), "draft-");
        try {
            filling.fill(draft);
            Files.move(draft, wanted, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(wanted)) {
                throw e;
            }
        } finally {
            PrivateDirectory.delete(draft);
        }
        return wanted;
    }

    @FunctionalInterface
    private interface Filling {

        void fill(Path directory) throws IOException;
    }
}
