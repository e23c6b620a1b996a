// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.model.Mode;
import org.jspecify.annotations.Nullable;

/**
 * What the application's code says of a component whose supervision it has asked for. Where it cannot be supervised that stops the start.
 *
 * @param bean the bean's name, for messages
 * @param owner the team that is called; null where the code names none
 * @param mode how far automation may go where no property of this target says otherwise
 */
public record Declaration(String bean, @Nullable String owner, Mode mode) {}
