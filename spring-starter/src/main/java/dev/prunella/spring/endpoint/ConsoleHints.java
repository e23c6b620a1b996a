// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** The files of the console's page, which a native image leaves out unless it is told of them. */
final class ConsoleHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
        String folder = ConsolePage.class.getPackageName().replace('.', '/') + "/" + ConsolePage.FOLDER;
        hints.resources().registerPattern(folder + "*");
    }
}
