// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.component;

import org.springframework.context.ApplicationEvent;

/**
 * A component that is supervised and can be restarted publishes this of itself when it dies, so that the loop knows at once and not with
 * the next look. Of anything else it means nothing.
 */
public final class ComponentDied extends ApplicationEvent {

    private static final long serialVersionUID = 1L;

    private final Throwable cause;

    /**
     * It has died just now.
     *
     * @param component the bean itself, which publishes it: {@code this}
     * @param cause what it died of
     */
    public ComponentDied(Object component, Throwable cause) {
        super(component);
        this.cause = cause;
    }

    /** What it died of. */
    public Throwable cause() {
        return cause;
    }
}
