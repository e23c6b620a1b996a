// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import java.lang.reflect.Method;

/** An annotation of Prunella that cannot be obeyed: the message names the bean, the method and what would fit. Stops the start. */
public final class MisdeclaredBeanException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String place;

    /** @param why what is wrong, with what would fit */
    public MisdeclaredBeanException(String bean, String why) {
        super("bean '%s': %s".formatted(bean, why));
        place = "bean '%s'".formatted(bean);
    }

    /** @param why what is wrong, with what would fit */
    public MisdeclaredBeanException(String bean, Method method, String why) {
        super("bean '%s', method %s: %s".formatted(bean, shortly(method), why));
        place = "method %s of bean '%s'".formatted(shortly(method), bean);
    }

    private static String shortly(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    /** Where the annotation stands. */
    String place() {
        return place;
    }
}
