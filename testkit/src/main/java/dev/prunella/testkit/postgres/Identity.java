// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * As whom the server runs. PostgreSQL refuses to run as root, so root starts it in a user namespace of its own, where
 * the same user has no name and no privilege; the files stay root's.
 *
 * @param prefix the words before each command
 * @param refusal why no server can run here, or null
 */
record Identity(List<String> prefix, @Nullable String refusal) {

    static Identity find() {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows")) {
            return new Identity(List.of(), "the PostgreSQL fixture needs sh and signals, which Windows does not have");
        }
        try {
            if (!isRoot(List.of())) {
                return new Identity(List.of(), null);
            }
            List<String> namespace = List.of("unshare", "-U");
            return isRoot(namespace) ? refused("unshare -U leaves the user root") : new Identity(namespace, null);
        } catch (RuntimeException e) {
            return refused(String.valueOf(e.getMessage()));
        }
    }

    List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(words);
        return command;
    }

    private static boolean isRoot(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("id", "-u"));
        return Commands.run(command).equals("0");
    }

    private static Identity refused(String reason) {
        return new Identity(
                List.of(),
                "PostgreSQL does not run as root, and no user namespace can be had here: " + reason
                        + "; run the tests as another user");
    }
}
